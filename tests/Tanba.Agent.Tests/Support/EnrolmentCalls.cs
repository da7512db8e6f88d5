using System.Text.Json.Nodes;
using Tanba.Pki;
using Tanba.Pki.Requests;

namespace Tanba.Agent.Tests.Support;

/// <summary>What the portal's page asks of the agent on the way of one application.</summary>
internal static class EnrolmentCalls
{
    public const string Number = "402177350186";

    public static JsonObject Key(string role) => new()
    {
        ["role"] = role,
        ["keyKind"] = "rsa2048",
        ["subject"] = Convert.ToBase64String(TestAuthority.Omarov.Encoded.Span),
        ["keyStorageOid"] = Oids.KzStoragePkcs12,
    };

    /// <summary>A key for each role, or those that are named; the reply as it came.</summary>
    public static Task<JsonObject> CallGenerateAsync(this PageSocket page, string? path, params JsonObject[] keys) => page.GenerateForAsync(Number, path, keys);

    public static Task<JsonObject> GenerateForAsync(this PageSocket page, string application, string? path, params JsonObject[] keys) => page.CallAsync(
        "tanba.enrolment",
        "generateKeys",
        new { storage = "PKCS12", path, application, keys = keys.Length > 0 ? keys : [Key("auth"), Key("sign")], locale = "ru" });

    /// <summary>The requests, one for each role.</summary>
    public static async Task<JsonArray> GenerateAsync(this PageSocket page) => (await page.CallGenerateAsync(""))["body"]!["result"]!["requests"]!.AsArray();

    public static Task<JsonObject> DiscardAsync(this PageSocket page, string application = Number, string locale = "ru") =>
        page.CallAsync("tanba.enrolment", "discardKeys", new { storage = "PKCS12", application, locale });

    public static Task<JsonObject> FindAsync(this PageSocket page, string? path = null, string locale = "ru") =>
        page.CallAsync("tanba.enrolment", "findPending", new { storage = "PKCS12", path, application = Number, locale });

    public static Task<JsonObject> InstallAsync(this PageSocket page, string path, string[] certificates, string locale = "ru") =>
        page.CallAsync("tanba.enrolment", "installCertificates", new { storage = "PKCS12", path, application = Number, certificates, locale });

    /// <summary>What the authority gives for the requests, base64.</summary>
    public static string[] Certify(JsonArray requests) => [.. requests.Select(made =>
    {
        var request = UnverifiedRequest.Decode(Convert.FromBase64String((string)made!["request"]!)).Value.Verify().Value;
        return Convert.ToBase64String(TestAuthority.Issue(request.PublicKey, (string)made["role"]! == "auth" ? Oids.ClientAuth : Oids.EmailProtection).Encoded.Span);
    })];
}
