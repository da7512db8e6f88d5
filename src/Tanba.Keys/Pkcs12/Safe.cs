namespace Tanba.Keys.Pkcs12;

/// <summary>One ContentInfo of the AuthenticatedSafe (RFC 7292 §4.1), opened.</summary>
/// <param name="IsEncrypted">Whether it was encrypted as a whole, and will be again when it is written.</param>
/// <param name="Bags">In the order of the file.</param>
internal sealed record Safe(bool IsEncrypted, IReadOnlyList<SafeBag> Bags);
