namespace Tanba.Pki;

/// <content>What tokens call the parameters of Kazakh GOST: they are those of the Russian committee TC 26 (RFC 7836, RFC 9215).</content>
public static partial class Oids
{
    public const string Tc26Parameters256A = "1.2.643.7.1.2.1.1.1";
    public const string Tc26Parameters512A = "1.2.643.7.1.2.1.2.1";
    public const string Tc26Streebog256 = "1.2.643.7.1.1.2.2";
    public const string Tc26Streebog512 = "1.2.643.7.1.1.2.3";
}
