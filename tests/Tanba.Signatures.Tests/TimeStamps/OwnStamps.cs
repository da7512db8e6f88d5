using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.TimeStamps;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.TimeStamps;

/// <summary>Time stamps made by ourselves, right or wrong in one point.</summary>
internal static class OwnStamps
{
    public static TstInfo Info(ReadOnlySpan<byte> stamped, DateTimeOffset at) => new()
    {
        Policy = "1.2.3.4.1",
        Imprint = MessageImprint.Of(Oids.Sha256, stamped),
        SerialNumber = SerialNumber.Draw(),
        Time = at,
    };

    public static byte[] Sign(TstInfo info, Certificate authority, SoftwareKey key) =>
        SignCms.Sign(info.Encode(), authority, key, info.Time, attached: true, contentType: Oids.TstInfo);

    /// <summary>Signed without saying which certificate was meant.</summary>
    public static byte[] SignWithoutName(TstInfo info, Certificate authority, SoftwareKey key, StampHouse house)
    {
        house.Put("info", info.Encode());
        house.Put("who.pem", authority.ToPem());
        house.Put("who.key", Pem.Wrap("PRIVATE KEY", key.ExportPkcs8()));
        house.OpenSsl("cms", "-sign", "-binary", "-nodetach", "-econtent_type", Oids.TstInfo, "-signer", "who.pem", "-inkey", "who.key", "-in", "info", "-outform", "DER", "-out", "token");
        return File.ReadAllBytes(Path.Combine(house.Folder, "token"));
    }

}
