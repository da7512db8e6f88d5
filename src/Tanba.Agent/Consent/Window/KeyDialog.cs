using Tanba.Keys;

namespace Tanba.Agent.Consent.Window;

/// <summary>Asks for the store, its password or PIN and one of its keys. A wrong one stays here and is nobody else's business.</summary>
public sealed class KeyDialog : Dialog<KeyAnswer>, IDisposable
{
    private readonly Lock holding = new();
    private readonly KeyQuestion question;
    private readonly KeyOpening opening;
    private readonly StoreStep store;
    private OpenedKeys? keys;
    private Secret? password;

    public KeyDialog(KeyQuestion question, KeyOpening opening, string lastDirectory)
        : base(question.Asker, question.Purpose, question.What)
    {
        this.question = question;
        this.opening = opening;
        store = new StoreStep(Words, question.Stores, question.Path, lastDirectory);
    }

    public override Html Content() => store.Place is null ? store.Choice(this) : KeyPieces.Step(this, store, keys);

    /// <summary>What was agreed on belongs to whoever asked; everything else is forgotten.</summary>
    public void Dispose()
    {
        Cancel();
        lock (holding)
        {
            Forget();
        }
    }

    protected override void Act(PressedForm form)
    {
        // Nobody forgets the keys while they are being opened or given.
        lock (holding)
        {
            switch (form.Button)
            {
                case "refresh" when store.Place is not null:
                    Refresh(form.Password);
                    break;
                case "accept" when store.Place is not null:
                    Accept(form);
                    break;
                default:
                    Choose(form);
                    break;
            }
        }
    }

    private void Choose(PressedForm form)
    {
        var before = store.Place;
        if (store.Turn(form) is { } refused)
        {
            Complain("path", refused);
        }

        if (store.Place != before)
        {
            Forget();
        }
    }

    /// <summary>Opens the store with what was typed, or with the password that worked before.</summary>
    private bool Refresh(Secret? typed)
    {
        if (typed is not null)
        {
            Forget();
            password = new Secret(typed.Chars);
        }

        if (password is null)
        {
            Complain("password", store.Store!.Places() is null ? "password.missing" : "token.pin-missing");
            return false;
        }

        if (!opening.Open(store.Store!, store.Place!, password, question.Filter).Try(out var opened, out var refused))
        {
            Forget();
            store.Look();
            Complain(store.Place is null ? "token" : "password", refused);
            return false;
        }

        keys?.Dispose();
        keys = opened;
        return true;
    }

    private void Accept(PressedForm form)
    {
        if ((keys is null || form.Password is not null) && !Refresh(form.Password))
        {
            return;
        }

        var fitting = keys!.Fitting;
        if (question.Purpose == Purpose.ListKeys)
        {
            Give(null);
            return;
        }

        if (fitting.Count == 0)
        {
            // The page says so, and why of each key.
            return;
        }

        // Who typed the password and pressed the main button meant the one key that can be meant.
        var chosen = form.Text("key") is { } ski ? fitting.FirstOrDefault(key => key.Key.FriendlyName == ski || key.Key.Certificate.Ski == ski) : fitting.Count == 1 ? fitting[0] : null;
        if (chosen is null)
        {
            Complain("key", "choice.missing");
            return;
        }

        Give(chosen.Key);
    }

    private void Give(StoredKey? chosen)
    {
        if (Agree(new KeyAnswer(keys!, chosen)))
        {
            // Now whoever asked disposes of them.
            keys = null;
        }

        Forget();
    }

    private void Forget()
    {
        keys?.Dispose();
        keys = null;
        password?.Dispose();
        password = null;
    }
}
