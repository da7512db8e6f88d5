namespace Tanba.Keys.Pkcs11;

/// <summary>CK_RV: what a call came to (PKCS#11 v2.40 Base §5.1).</summary>
internal enum CkResult : uint
{
    Ok = 0x00,
    HostMemory = 0x02,
    SlotIdInvalid = 0x03,
    GeneralError = 0x05,
    FunctionFailed = 0x06,
    ArgumentsBad = 0x07,
    AttributeReadOnly = 0x10,
    AttributeSensitive = 0x11,
    AttributeTypeInvalid = 0x12,
    AttributeValueInvalid = 0x13,
    DataLenRange = 0x21,
    DeviceError = 0x30,
    DeviceMemory = 0x31,
    DeviceRemoved = 0x32,
    FunctionNotSupported = 0x54,
    KeyHandleInvalid = 0x60,
    KeySizeRange = 0x62,
    KeyTypeInconsistent = 0x63,
    MechanismInvalid = 0x70,
    MechanismParamInvalid = 0x71,
    ObjectHandleInvalid = 0x82,
    PinIncorrect = 0xA0,
    PinInvalid = 0xA1,
    PinLenRange = 0xA2,
    PinExpired = 0xA3,
    PinLocked = 0xA4,
    SessionClosed = 0xB0,
    SessionCount = 0xB1,
    SessionHandleInvalid = 0xB3,
    SessionReadOnly = 0xB5,
    TemplateIncomplete = 0xD0,
    TemplateInconsistent = 0xD1,
    TokenNotPresent = 0xE0,
    TokenNotRecognized = 0xE1,
    TokenWriteProtected = 0xE2,
    UserAlreadyLoggedIn = 0x100,
    UserNotLoggedIn = 0x101,
    UserPinNotInitialized = 0x102,
    UserAnotherAlreadyLoggedIn = 0x104,
    UserTooManyTypes = 0x105,
    CryptokiNotInitialized = 0x190,
    CryptokiAlreadyInitialized = 0x191,
}

/// <summary>CK_ATTRIBUTE_TYPE: those that are used here (Base §4).</summary>
internal enum CkAttribute : uint
{
    Class = 0x00,
    Token = 0x01,
    Private = 0x02,
    Label = 0x03,
    Value = 0x11,
    CertificateType = 0x80,
    Issuer = 0x81,
    SerialNumber = 0x82,
    KeyType = 0x100,
    Subject = 0x101,
    Id = 0x102,
    Sensitive = 0x103,
    Decrypt = 0x105,
    Sign = 0x108,
    Verify = 0x10A,
    Modulus = 0x120,
    ModulusBits = 0x121,
    PublicExponent = 0x122,
    Extractable = 0x162,
    EcParameters = 0x180,
    EcPoint = 0x181,
    GostParameters = 0x250,
    GostDigestParameters = 0x251,
}

/// <summary>CK_OBJECT_CLASS (Base §4.2).</summary>
internal enum CkClass : uint
{
    Certificate = 1,
    PublicKey = 2,
    PrivateKey = 3,
}

/// <summary>CK_KEY_TYPE (Base §4.7).</summary>
internal enum CkKeyType : uint
{
    Rsa = 0,
    Ec = 3,
    Gost = 0x30,

    /// <summary>Of TC 26, in the range for vendors.</summary>
    Gost512 = 0xD4321003,
}

/// <summary>CK_MECHANISM_TYPE (Current Mechanisms §2.1, §2.3).</summary>
internal enum CkMechanism : uint
{
    RsaKeyPair = 0x0000,
    RsaPkcs1 = 0x0001,
    EcKeyPair = 0x1040,
    Ecdsa = 0x1041,
    GostKeyPair = 0x1200,
    Gost = 0x1201,

    /// <summary>Of TC 26, in the range for vendors.</summary>
    Gost512KeyPair = 0xD4321005,

    /// <summary>Of TC 26, in the range for vendors.</summary>
    Gost512 = 0xD4321006,
}

/// <summary>Flags of CK_TOKEN_INFO (Base §3.2).</summary>
[Flags]
internal enum CkTokenFlags : uint
{
    None = 0,
    PinIsInitialized = 0x08,
    TokenIsInitialized = 0x400,
    PinCountLow = 0x10000,
    PinFinalTry = 0x20000,
    PinLocked = 0x40000,
}
