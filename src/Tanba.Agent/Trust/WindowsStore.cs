using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tanba.Agent.Trust;

/// <summary>The roots of one Windows user; Chrome and Edge read them. Windows asks the person before it adds one.</summary>
public sealed class WindowsStore(string root)
{
    private const string Name = @"CurrentUser\Root";

    public TrustPlace Place => new(
        Name,
        _ => Task.FromResult(Use(OpenFlags.ReadOnly, (_, _) => { })),
        _ => Task.FromResult(Use(OpenFlags.ReadWrite, (store, ours) => store.Add(ours))),
        _ => Task.FromResult(Use(OpenFlags.ReadWrite, (store, ours) => store.Remove(ours))));

    private TrustReport Use(OpenFlags how, Action<X509Store, X509Certificate2> act)
    {
        using var ours = X509CertificateLoader.LoadCertificateFromFile(root);
        using var store = new X509Store(StoreName.Root, StoreLocation.CurrentUser, how);
        try
        {
            act(store, ours);
        }
        catch (CryptographicException refused)
        {
            return new TrustReport(Name, TrustState.Failed, refused.Message);
        }

        var found = store.Certificates.Find(X509FindType.FindByThumbprint, ours.Thumbprint, validOnly: false).Count > 0;
        return new TrustReport(Name, found ? TrustState.Trusted : TrustState.NotTrusted, "");
    }
}
