using Tanba.Keys;

namespace Tanba.Agent.Consent.Window;

/// <summary>Asks for the store, its password and one of its keys. A wrong password stays here and is nobody else's business.</summary>
public sealed class KeyDialog : Dialog<KeyAnswer>, IDisposable
{
    private readonly Lock holding = new();
    private readonly KeyQuestion question;
    private readonly KeyOpening opening;
    private readonly PathStep chooser;
    private string? path;
    private OpenedKeys? keys;
    private Secret? password;

    public KeyDialog(KeyQuestion question, KeyOpening opening, string lastDirectory)
        : base(question.Asker, question.Purpose, question.What)
    {
        this.question = question;
        this.opening = opening;
        chooser = new PathStep(Words, folder: false, [".p12", ".pfx"]);
        path = question.Path;
        chooser.Go(path is null ? lastDirectory : Path.GetDirectoryName(path) ?? lastDirectory);
    }

    public override Html Content() => path is null ? chooser.Render(Pieces.Error(this, "path")) : KeyPieces.Step(this, path, keys);

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
            Turn(form);
        }
    }

    private void Turn(PressedForm form)
    {
        switch (form.Button)
        {
            case "other":
                Forget();
                path = null;
                break;
            case "typed":
                Typed(form.Text("path")?.Trim() ?? "");
                break;
            case var go when go.StartsWith("go:", StringComparison.Ordinal):
                Go(go["go:".Length..]);
                break;
            case var pick when pick.StartsWith("pick:", StringComparison.Ordinal):
                Pick(pick["pick:".Length..]);
                break;
            case "refresh" when path is not null:
                Refresh(form.Password);
                break;
            case "accept" when path is not null:
                Accept(form);
                break;
        }
    }

    private void Typed(string typed)
    {
        if (File.Exists(typed))
        {
            Pick(typed);
        }
        else
        {
            Go(typed);
        }
    }

    private void Go(string directory)
    {
        if (chooser.Go(directory) is { } refused)
        {
            Complain("path", refused);
        }
    }

    private void Pick(string file)
    {
        if (LocalPath.WhyNotFile(file) is { } refused)
        {
            Complain("path", refused);
            return;
        }

        Forget();
        path = file;
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
            Complain("password", "password.missing");
            return false;
        }

        if (!opening.Open(path!, password, question.Filter).Try(out var opened, out var refused))
        {
            Forget();
            Complain("password", refused);
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
