using Tanba.Tests.Fuzz;

namespace Tanba.Keys.Tests;

/// <summary>
/// Properties of the readers of PKCS#12, JKS and PKCS#8: whatever the octets are, they open or are refused by name, within a second
/// and in bounded memory. <c>./bench fuzz</c> looks a million times.
/// </summary>
public sealed class ReaderPropertiesTests : IDisposable
{
    private static readonly IReadOnlyList<FuzzTarget> Targets = KeyFileTargets.All();

    private readonly KeyFolder folder = new();

    public static TheoryData<string> Names => [.. Targets.Select(target => target.Name)];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void An_unchanged_file_opens(string name) => Assert.Null(ReaderProperties.Read(Target(name), Target(name).Valid));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_changed_file_opens_or_is_refused_by_name(string name) => ReaderProperties.ChangedIsReadOrRefused(Target(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_octets_open_or_are_refused_by_name(string name) => ReaderProperties.AnythingIsReadOrRefused(Target(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_that_breaks_off_is_refused_wherever(string name) => ReaderProperties.WhatBreaksOffIsRefused(Target(name));

    [Fact]
    public void Nothing_is_held_after_a_thousand_files() => ReaderProperties.NothingIsHeldAfterAThousand(Targets[0]);

    [Fact]
    public void Keytool_reads_the_store_that_the_tests_make()
    {
        var target = Target("JKS");
        folder.Put("made.jks", JksMaking.Seal(JksMaking.Content("kilt", "Demo2026", TestPki.PersonKey.ExportPkcs8(), TestPki.Leaf.Encoded.ToArray()), "Demo2026"));
        Assert.Contains("kilt", folder.Run(ForeignTool.Keytool, "-list", "-keystore", "made.jks", "-storetype", "JKS", "-storepass", "Demo2026"), StringComparison.Ordinal);
        folder.Run(ForeignTool.Keytool, "-importkeystore", "-srckeystore", "made.jks", "-srcstorepass", "Demo2026", "-destkeystore", "made.p12", "-deststoretype", "PKCS12", "-deststorepass", "Demo2026");
        using var key = KeyFolder.OpensAsThePersons(folder.Read("made.p12"), "Demo2026");
        Assert.StartsWith("FEEDFEED", Convert.ToHexString(target.Valid), StringComparison.Ordinal);
    }

    private static FuzzTarget Target(string name) => Targets.Single(target => target.Name == name);
}
