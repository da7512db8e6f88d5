using Tanba.Agent.Consent;

namespace Tanba.Agent.Tests.Consent;

public sealed class TokenNameTests
{
    [Theory]
    [InlineData("pkcs11:token=one;serial=1", "one (1)")]
    [InlineData("pkcs11:token=my%20key;serial=", "my key")]
    [InlineData("pkcs11:token=%D0%9C%D0%BE%D0%B9", "Мой")]
    [InlineData("pkcs11:serial=1", "pkcs11:serial=1")]
    [InlineData("no address", "no address")]
    public void A_token_is_called_as_its_owner_knows_it(string address, string name) => Assert.Equal(name, TokenName.Of(address));
}
