namespace Tanba.Pki;

/// <content>The Kazakh arc 1.2.398 (register of root.gov.kz/oid).</content>
public static partial class Oids
{
    // Certificate policies.
    public const string KzPolicy = "1.2.398.3.3.2";
    public const string KzPolicyEntitySigning = "1.2.398.3.3.2.1";
    public const string KzPolicyEntityAuthentication = "1.2.398.3.3.2.2";
    public const string KzPolicyIndividualSigning = "1.2.398.3.3.2.3";
    public const string KzPolicyIndividualAuthentication = "1.2.398.3.3.2.4";
    public const string KzPolicySsl = "1.2.398.3.3.2.5";
    public const string KzPolicyTsa = "1.2.398.3.3.2.6";
    public const string KzPolicyTsaGost2004 = "1.2.398.3.3.2.6.1";
    public const string KzPolicyTsaRsa = "1.2.398.3.3.2.6.2";
    public const string KzPolicyTsaGostOld = "1.2.398.3.3.2.6.3";
    public const string KzPolicyTsaGost2015 = "1.2.398.3.3.2.6.4";
    public const string KzPolicyRoot = "1.2.398.3.1.2";
    public const string KzPolicyIssuing2018 = "1.2.398.3.3.1.1";

    // Roles, carried as extended key usages.
    public const string KzIndividual = "1.2.398.3.3.4.1.1";
    public const string KzIndividualSystem = "1.2.398.3.3.4.1.1.1";
    public const string KzEntity = "1.2.398.3.3.4.1.2";
    public const string KzEntityHead = "1.2.398.3.3.4.1.2.1";
    public const string KzEntitySignatory = "1.2.398.3.3.4.1.2.2";
    public const string KzEntityFinancialSignatory = "1.2.398.3.3.4.1.2.3";
    public const string KzEntityHrOfficer = "1.2.398.3.3.4.1.2.4";
    public const string KzEntityEmployee = "1.2.398.3.3.4.1.2.5";
    public const string KzEntitySystem = "1.2.398.3.3.4.1.2.6";
    public const string KzAuthorityAdministrator = "1.2.398.3.3.4.2.1";
    public const string KzAuthorityManager = "1.2.398.3.3.4.2.2";
    public const string KzAuthorityOperator = "1.2.398.3.3.4.2.3";
    public const string KzIdentifiedByOperator = "1.2.398.3.3.4.3.1";
    public const string KzIdentifiedRemotely = "1.2.398.3.3.4.3.2";
    public const string KzIdentifiedByDigitalId = "1.2.398.3.3.4.3.2.1";
    public const string KzIdentifiedByAiPlatform = "1.2.398.3.3.4.3.2.2";
    public const string KzTreasuryClient = "1.2.398.5.19.1.2.2.1";

    // Where the private key rests: extension and its values.
    public const string KzKeyStorage = "1.2.398.3.3.5";
    public const string KzStoragePkcs12 = "1.2.398.3.3.5.1.1";
    public const string KzStorageJks = "1.2.398.3.3.5.1.2";
    public const string KzStorageIdCard = "1.2.398.3.3.5.2.1";
    public const string KzStorageKaztoken = "1.2.398.3.3.5.2.2";
    public const string KzStorageEToken72K = "1.2.398.3.3.5.2.3";
    public const string KzStorageEToken5110 = "1.2.398.3.3.5.2.4";
    public const string KzStorageJaCarta = "1.2.398.3.3.5.2.5";
    public const string KzStorageAKey = "1.2.398.3.3.5.2.6";
    public const string KzStorageSimCard = "1.2.398.3.3.5.2.7";
    public const string KzStorageCertexCloud = "1.2.398.3.3.5.3.1";

    // Kazakh GOST: keys, parameters, signatures, digests.
    public const string KzGost2004Key = "1.2.398.3.10.1.1.1.1";
    public const string KzGost2004ParametersA = "1.2.398.3.10.1.1.1.1.1";
    public const string KzGost2004Signature = "1.2.398.3.10.1.1.1.2";
    public const string KzGost2015Key256 = "1.2.398.3.10.1.1.2.1";
    public const string KzGost2015Parameters256A = "1.2.398.3.10.1.1.2.1.1";
    public const string KzGost2015Key512 = "1.2.398.3.10.1.1.2.2";
    public const string KzGost2015Parameters512A = "1.2.398.3.10.1.1.2.2.1";
    public const string KzGost2015Signature256 = "1.2.398.3.10.1.1.2.3.1";
    public const string KzGost2015Signature512 = "1.2.398.3.10.1.1.2.3.2";
    public const string KzGost34311 = "1.2.398.3.10.1.3.1";
    public const string KzGost34311TestParameter = "1.2.398.3.10.1.3.1.1.0";
    public const string KzStreebog256 = "1.2.398.3.10.1.3.2";
    public const string KzStreebog512 = "1.2.398.3.10.1.3.3";
    public const string KzGammaGostSignature = "1.3.6.1.4.1.6801.1.2.2";

    // Named software and arcs given to owners.
    public const string KzKalkan = "1.2.398.3.3.3.2";
    public const string KzNcaLayer = "1.2.398.6.1.2.1";
    public const string KzStateBodies = "1.2.398.5";
    public const string KzOrganisations = "1.2.398.6";
    public const string KzInformationSystems = "1.2.398.7";
}
