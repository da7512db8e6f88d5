using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Consent.Window;

/// <summary>Which store, inside the window that asks for a key: the kind of store where several are allowed, then the file or the token.</summary>
public sealed class StoreStep
{
    private readonly IReadOnlyList<IKeyStore> stores;
    private readonly Words words;
    private readonly PathStep chooser;
    private TokenStep? token;
    private string? file;

    public StoreStep(Words words, IReadOnlyList<IKeyStore> stores, string? proposed, string lastDirectory)
    {
        this.words = words;
        this.stores = stores;
        chooser = new PathStep(words, folder: false, LocalPath.KeySuffixes);
        chooser.Go(proposed is null ? lastDirectory : Path.GetDirectoryName(proposed) ?? lastDirectory);
        if (Offered is [var only])
        {
            Enter(only, proposed);
        }
    }

    /// <summary>Null until it is chosen.</summary>
    public IKeyStore? Store { get; private set; }

    /// <summary>The file or the address of the token; null until it is chosen.</summary>
    public string? Place => token is null ? file : token.Place?.Address;

    /// <summary>The chosen token as it was at the last look; null for files.</summary>
    public KeyPlace? Token => token?.Place;

    // A kind of token of which none is connected is only shown where nothing else may be chosen.
    private IReadOnlyList<IKeyStore> Offered => stores.Count > 1 && stores.Where(store => store.Places() is not { Count: 0 }).ToList() is { Count: > 0 } there ? there : [stores[0]];

    public Html Choice(Dialog dialog) =>
        Store is null ? Html.Of($"""
            <h2 class="govuk-heading-s">{words["storage.choose"]}</h2>
            <ul class="govuk-list" id="store">{Html.Join(Offered.Select(store => Html.Of($"""<li><button class="tanba-consent__entry" name="do" value="store:{store.Storage}">{words["storage." + store.Storage]}</button></li>""")))}</ul>
            """)
        : token is null ? chooser.Render(Pieces.Error(dialog, "path"))
        : token.Choice(words);

    /// <summary>The field of the password or PIN.</summary>
    public Html Secret(Dialog dialog, bool accepted)
    {
        var where = $"{Path.GetFileName(file)} · {words["storage." + Store?.Storage]}";
        return token?.Pin(dialog, accepted) ?? Pieces.Password(dialog, "password", words[dialog.Purpose == Purpose.ChangePassword ? "password.old" : "password.label"], accepted ? $"{where}. {words["password.accepted"]}" : where, "off");
    }

    /// <summary>The way back; nothing where there is nothing else to choose.</summary>
    public Html Back => token is null || token.Connected.Count > 1 || stores.Count > 1
        ? Html.Of($"""<p class="govuk-body tanba-consent__other"><button class="tanba-consent__entry" name="do" value="other">{words[token is null ? "path.other.file" : "token.other"]}</button></p>""")
        : Html.Nothing;

    /// <summary>Presses that choose; the complaint, and in which field it belongs.</summary>
    public Rejection? Turn(PressedForm form)
    {
        switch (form.Button)
        {
            case "other":
                Leave();
                return null;
            case "again":
                token?.Look();
                return null;
            case "typed":
                var typed = form.Text("path")?.Trim() ?? "";
                return File.Exists(typed) ? Pick(typed) : chooser.Go(typed);
            case var go when go.StartsWith("go:", StringComparison.Ordinal):
                return chooser.Go(go["go:".Length..]);
            case var pick when pick.StartsWith("pick:", StringComparison.Ordinal):
                return Pick(pick["pick:".Length..]);
            case var one when one.StartsWith("token:", StringComparison.Ordinal):
                token?.Choose(one["token:".Length..]);
                return null;
            case var name when name.StartsWith("store:", StringComparison.Ordinal) && stores.FirstOrDefault(store => store.Storage == name["store:".Length..]) is { } store:
                Enter(store, null);
                return null;
            default:
                return null;
        }
    }

    /// <summary>After a refusal: the token may be gone, or nearer to locking itself.</summary>
    public void Look() => token?.Look();

    private void Enter(IKeyStore store, string? proposed)
    {
        Store = store;
        token = store.Places() is null ? null : new TokenStep(store, proposed);
        file = token is null ? proposed : null;
    }

    private void Leave()
    {
        file = null;
        token?.Forget();
        if (stores.Count > 1)
        {
            (Store, token) = (null, null);
            if (Offered is [var only])
            {
                Enter(only, null);
            }
        }
    }

    private Rejection? Pick(string path)
    {
        if (LocalPath.WhyNotFile(path) is { } refused)
        {
            return refused;
        }

        file = path;
        return null;
    }
}
