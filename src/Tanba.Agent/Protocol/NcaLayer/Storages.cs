using Tanba.Pki;

namespace Tanba.Agent.Protocol.NcaLayer;

/// <summary>NCALayer's names of stores. Only files are ours yet; the others are known, and not there.</summary>
public static class Storages
{
    public const string Files = "PKCS12";

    private static readonly string[] Known =
    [
        Files, "JKS", "AKKaztokenStore", "AKKZIDCardStore", "AKEToken72KStore", "AKEToken5110Store", "AKJaCartaStore", "AKAKEYStore", "ABSIMCardStore", "ABCloudServiceStore",
    ];

    /// <summary>Null when the store can be opened. The codes are NCALayer's own words.</summary>
    public static Rejection? WhyNot(string name) =>
        name.Length == 0 ? Rejection.Invalid("storageName.param.empty", "the name of the store is empty")
        : !Known.Contains(name) ? Rejection.Invalid("storage.unknown", $"no store is called {name}")
        : name != Files ? Rejection.NotFound("storage.empty", $"{name} is not connected")
        : null;
}
