using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Protocol.NcaLayer;

/// <summary>NCALayer's names of stores. Some are known, and never there.</summary>
public static class Storages
{
    private static readonly string[] Known =
    [
        FileStore.Name, "JKS", "AKKaztokenStore", "AKKZIDCardStore", "AKEToken72KStore", "AKEToken5110Store", "AKJaCartaStore", "AKAKEYStore", "ABSIMCardStore", "ABCloudServiceStore",
    ];

    /// <summary>A store that can be opened: files, or a kind of token of which one is connected. The codes are NCALayer's own words.</summary>
    public static Result<IKeyStore> Find(Stores stores, string name) =>
        name.Length == 0 ? Rejection.Invalid("storageName.param.empty", "the name of the store is empty")
        : !Known.Contains(name) ? Rejection.Invalid("storage.unknown", $"no store is called {name}")
        : stores.Find(name) is { } store && store.Places() is not { Count: 0 } ? Result.Of(store)
        : Rejection.NotFound("storage.empty", $"{name} is not connected");
}
