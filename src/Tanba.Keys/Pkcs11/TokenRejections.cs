using Tanba.Pki;

namespace Tanba.Keys.Pkcs11;

/// <summary>What a CK_RV means for a person: one code for each thing that can be done about it. The number goes into the detail.</summary>
internal static class TokenRejections
{
    public const string Removed = "token.removed";

    public static Rejection Of(CkResult result, string doing)
    {
        var detail = $"{doing}: CKR {(uint)result:x8} ({result})";
        return result switch
        {
            CkResult.PinIncorrect => Rejection.Forbidden("token.pin-wrong", detail),
            CkResult.PinLocked => Rejection.Forbidden("token.pin-locked", detail),
            CkResult.PinInvalid or CkResult.PinLenRange => Rejection.Invalid("token.pin-unfit", detail),
            CkResult.PinExpired => Rejection.Forbidden("token.pin-expired", detail),
            CkResult.UserPinNotInitialized => Rejection.Forbidden("token.pin-unset", detail),
            CkResult.DeviceMemory => Rejection.Unavailable("token.full", detail),
            CkResult.TokenWriteProtected or CkResult.SessionReadOnly or CkResult.AttributeReadOnly => Rejection.Forbidden("token.read-only", detail),
            CkResult.MechanismInvalid or CkResult.MechanismParamInvalid or CkResult.KeySizeRange or CkResult.FunctionNotSupported =>
                Rejection.Invalid("token.kind-unsupported", detail),
            CkResult.SessionCount or CkResult.HostMemory => Rejection.Unavailable("token.busy", detail),
            CkResult.DeviceRemoved or CkResult.TokenNotPresent or CkResult.TokenNotRecognized or CkResult.SlotIdInvalid or CkResult.SessionHandleInvalid
                or CkResult.SessionClosed or CkResult.UserNotLoggedIn or CkResult.ObjectHandleInvalid or CkResult.KeyHandleInvalid or CkResult.DeviceError
                or CkResult.CryptokiNotInitialized => Rejection.Unavailable(Removed, detail),
            _ => Rejection.Unavailable("token.failed", detail),
        };
    }

    /// <summary>The same of a wrong PIN, with how near the end is; that is all that PKCS#11 tells.</summary>
    public static Rejection WrongPin(PinTries left) => Rejection.Forbidden(
        left switch { PinTries.Few => "token.pin-wrong-few", PinTries.Last => "token.pin-wrong-last", PinTries.None => "token.pin-locked", _ => "token.pin-wrong" },
        "the token does not open with this PIN");
}
