using System.Text.Json;
using Tanba.Agent.Protocol;
using Tanba.Agent.Protocol.NcaLayer;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Tests.Protocol;

/// <summary>The rules of NCALayer's dialects that come before a window.</summary>
public sealed class NcaLayerPartsTests
{
    [Theory]
    [InlineData("""{"args":[]}""", """JSONObject["method"] not found.""")]
    [InlineData("""{"method":7,"args":[]}""", """JSONObject["method"] not found.""")]
    [InlineData("""{"method":"getKeyInfo","args":{}}""", """JSONObject["args"] is not a JSONArray.""")]
    [InlineData("""{"method":"getKeyInfo","args":null}""", """JSONObject["args"] is not a JSONArray.""")]
    [InlineData("""{"method":"getKeyInfo"}""", "NoSuchMethodException getKeyInfo")]
    [InlineData("""{"method":"getKeyInfo","args":["PKCS12","x"]}""", "NoSuchMethodException getKeyInfo")]
    [InlineData("""{"method":"GetKeyInfo","args":["PKCS12"]}""", "NoSuchMethodException GetKeyInfo")]
    [InlineData("""{"method":"signXml","args":[]}""", "NoSuchMethodException signXml")]
    [InlineData("""{"method":"getKeyInfo","args":[null]}""", "java.lang.IllegalArgumentException: argument type mismatch. Method: getKeyInfo")]
    [InlineData("""{"method":"createCAdESFromBase64","args":["PKCS12","SIGNATURE","MTEK","true"]}""", "java.lang.IllegalArgumentException: argument type mismatch. Method: createCAdESFromBase64")]
    public void A_call_that_no_method_takes_is_answered_in_the_words_of_NCALayer(string json, string message)
    {
        Assert.Null(CommonUtilsArguments.Read(Of(json), out var refusal));
        Assert.Equal(new[] { "500", message }, new[] { (string)refusal["code"]!, (string)refusal["message"]! });
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void A_truth_is_either(string literal, bool truth)
    {
        var call = CommonUtilsArguments.Read(Of($$"""{"method":"createCAdESFromBase64","args":["PKCS12","SIGNATURE","MTEK",{{literal}}]}"""), out _)!;
        Assert.Equal(truth, call.Truth(3));
        Assert.Equal("MTEK", call[2]);
    }

    [Fact]
    public void A_call_without_arguments_may_leave_them_out() => Assert.Equal("getActiveTokens", CommonUtilsArguments.Read(Of("""{"method":"getActiveTokens"}"""), out _)!.Method);

    [Theory]
    [InlineData("""{"method":"sign","args":{}}""", null)]
    [InlineData("""{"method":"sign","args":{},"apiVersion":2,"class":"Basics"}""", null)]
    [InlineData("""{"method":"sign","args":{},"apiVersion":null,"class":""}""", null)]
    [InlineData("""{"method":"sign","args":{},"apiVersion":1}""", "Supported apiVersion is 2")]
    [InlineData("""{"method":"sign","args":{},"apiVersion":2.5}""", "Supported apiVersion is 2")]
    [InlineData("""{"method":"sign","args":{},"apiVersion":"2"}""", "Supported apiVersion is 2")]
    [InlineData("""{"method":"sign","args":{},"class":"Other"}""", "Other is not found")]
    [InlineData("""{"method":"Sign","args":{}}""", "Sign is not defined in Basics")]
    [InlineData("""{"args":{}}""", " is not defined in Basics")]
    [InlineData("""{"method":"sign"}""", "sign demands arguments")]
    [InlineData("""{"method":"sign","args":[]}""", "sign demands arguments")]
    public void The_envelope_is_checked_in_its_order(string json, string? fault)
    {
        var reply = Envelope.Fault(Of(json), "Basics", "sign");
        Assert.Equal(fault is null ? null : "java.lang.IllegalArgumentException: " + fault, (string?)reply?["details"]);
        Assert.Equal(fault is null ? null : "GENERAL_ERROR", (string?)reply?["code"]);
    }

    [Theory]
    [InlineData("PKCS12", null)]
    [InlineData("", "storageName.param.empty")]
    [InlineData("pkcs12", "storage.unknown")]
    [InlineData("JKS", "storage.empty")]
    [InlineData("AKKZIDCardStore", "storage.empty")]
    public void Stores_are_known_by_their_exact_names(string name, string? code) => Assert.Equal(code, Storages.Find(new Stores([new FileStore(new Pkcs12Store(), new PendingKeys("/none"))]), name).Rejection?.Code);

    [Fact]
    public void Every_member_of_key_info_is_a_text_that_pages_can_read()
    {
        using var key = Citizen.Key();
        var certificate = TestAuthority.Issue(key.PublicKey, Oids.EmailProtection);
        var info = KeyInfo.Of(certificate);
        Assert.Equal(12, info.Count);
        Assert.All(info, member => Assert.Equal(JsonValueKind.String, member.Value!.GetValueKind()));
        Assert.Equal("RSA", (string)info["algorithm"]!);
        Assert.Equal(certificate.NotAfter, DateTimeOffset.FromUnixTimeMilliseconds(long.Parse((string)info["certNotAfter"]!, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", (string)info["pem"]!, StringComparison.Ordinal);
        Assert.Contains("IIN900101300007", (string)info["subjectDn"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("consent.cancelled", "action.canceled")]
    [InlineData("storage.unknown", "storage.unknown")]
    [InlineData("storageName.param.empty", "storageName.param.empty")]
    [InlineData("base64.damaged", "What the site sent is not base64.")]
    public void Refusals_are_codes_where_NCALayer_has_them_and_sentences_where_not(string code, string message) =>
        Assert.Equal(message, (string)CommonUtilsReply.Of(Rejection.Conflict(code, "detail"), new Asker(null, "en"))["message"]!);

    [Theory]
    [InlineData("pending.none", RejectionKind.NotFound, "KEYS_NOT_FOUND")]
    [InlineData("path.no-folder", RejectionKind.NotFound, "KEYS_NOT_FOUND")]
    [InlineData("pending.no-match", RejectionKind.NotFound, "NO_MATCHING_KEY")]
    [InlineData("storage.wrong", RejectionKind.Invalid, "WRONG_STORE")]
    [InlineData("pending.not-made", RejectionKind.Forbidden, "NOT_ALLOWED")]
    [InlineData("act.other-portal", RejectionKind.Forbidden, "NOT_ALLOWED")]
    [InlineData("arguments.keys", RejectionKind.Invalid, "INVALID_ARGUMENTS")]
    [InlineData("path.not-writable", RejectionKind.Unavailable, "FAILED")]
    [InlineData("pending.secret-missing", RejectionKind.NotFound, "FAILED")]
    public void Refusals_of_commands_have_one_code_each_on_the_wire(string code, RejectionKind kind, string wire)
    {
        var asker = new Asker(null, "en");
        var reply = Errors.Of(new Rejection(kind, code, "detail"), asker);
        Assert.Equal((wire, "detail", false), ((string)reply["code"]!, (string)reply["details"]!, (bool)reply["status"]!));
        Assert.NotEqual(asker.Words["refused.other"], (string)reply["message"]!);
    }

    [Theory]
    [InlineData(null, "a program on this computer (not a site)")]
    [InlineData("null", "a page that hides its address")]
    [InlineData("https://a.example.kz", "https://a.example.kz")]
    public void Who_asks_has_a_name_that_a_person_reads(string? origin, string name) => Assert.Equal(name, new Asker(origin, "en").Name);

    [Theory]
    [InlineData(null, "kk")]
    [InlineData("", "kk")]
    [InlineData("en", "en")]
    [InlineData("kz", "kk")]
    [InlineData("de", "ru")]
    public void A_request_may_name_its_language(string? named, string heard)
    {
        var asker = new Asker("https://a.example.kz", "kk");
        Assert.Equal(heard, asker.In(named).Locale);
        Assert.Same(asker.Made, asker.In(named).Made);
    }

    private static Request Of(string json) => new(JsonSerializer.Deserialize<JsonElement>(json));
}
