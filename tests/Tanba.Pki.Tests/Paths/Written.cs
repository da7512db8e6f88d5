using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Tests.Paths;

/// <summary>Extensions that steer a path, written by hand in DER.</summary>
internal static class Written
{
    public static byte[] Email(string name) => Asn.Text(0x81, name);

    public static byte[] Dns(string name) => Asn.Text(0x82, name);

    public static byte[] Directory(string name) => Asn.Tagged(4, TestPki.Name(name).Encoded.ToArray());

    public static byte[] Uri(string name) => Asn.Text(0x86, name);

    public static byte[] Ip(string hex) => Asn.Tlv(0x87, Convert.FromHexString(hex));

    public static Extension AltNames(params byte[][] names) => new(Oids.SubjectAltName, false, Asn.Sequence(names));

    public static Extension Permitted(params byte[][] subtrees) => new(Oids.NameConstraints, true, Asn.Sequence(Subtrees(0, subtrees)));

    public static Extension Excluded(params byte[][] subtrees) => new(Oids.NameConstraints, true, Asn.Sequence(Subtrees(1, subtrees)));

    public static Extension Both(byte[] permitted, byte[] excluded) => new(Oids.NameConstraints, true, Asn.Sequence(Subtrees(0, [permitted]), Subtrees(1, [excluded])));

    /// <summary>The n-th of the invented policies; nought is anyPolicy.</summary>
    public static string Policy(int number) => number == 0 ? Oids.AnyPolicy : $"1.2.398.99.{number}";

    public static Extension Policies(params int[] numbers) =>
        new(Oids.CertificatePolicies, false, Asn.Sequence([.. numbers.Select(number => Asn.Sequence(Asn.Oid(Policy(number))))]));

    public static Extension Mappings(params (int Issuer, int Subject)[] pairs) =>
        new(Oids.PolicyMappings, true, Asn.Sequence([.. pairs.Select(pair => Asn.Sequence(Asn.Oid(Policy(pair.Issuer)), Asn.Oid(Policy(pair.Subject))))]));

    public static Extension RequireExplicit(byte skip) => new(Oids.PolicyConstraints, true, Asn.Sequence(Asn.Implicit(0, skip)));

    public static Extension InhibitMapping(byte skip) => new(Oids.PolicyConstraints, true, Asn.Sequence(Asn.Implicit(1, skip)));

    public static Extension InhibitAny(byte skip) => new(Oids.InhibitAnyPolicy, true, Asn.Integer(skip));

    /// <summary>cRLDistributionPoints.</summary>
    public static Extension Points(params byte[][] points) => new(Oids.CrlDistributionPoints, false, Asn.Sequence(points));

    /// <summary>One distribution point: its name, its reasons, who signs its list.</summary>
    public static byte[] Point(byte[]? name = null, ReasonFlags? reasons = null, string? issuer = null) => Asn.Sequence(
        name is null ? [] : Asn.Tagged(0, Asn.Tagged(0, name)),
        reasons is { } some ? Reasons(1, some) : [],
        issuer is null ? [] : Asn.Tagged(2, Directory(issuer)));

    /// <summary>onlySomeReasons and the reasons of a point.</summary>
    public static byte[] Reasons(int tag, ReasonFlags reasons) => Der.Write(writer => writer.WriteNamedBitList(reasons, Der.Context(tag, constructed: false)));

    private static byte[] Subtrees(int field, byte[][] names) => Asn.Tagged(field, [.. names.Select(name => Asn.Sequence(name))]);
}
