namespace Tanba.Authority.Store;

/// <summary>Where the one database of all rooms is.</summary>
/// <param name="ConnectionString"><c>Data Source=/path/tanba.db</c> is SQLite, <c>Host=…</c> is PostgreSQL.</param>
public sealed record DatabaseOptions(string ConnectionString);
