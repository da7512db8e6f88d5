using Tanba.Tests.Fuzz;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>Properties of the reader and the check of signed XML.</summary>
public class XmlReaderPropertiesTests
{
    private static readonly IReadOnlyList<FuzzTarget> Targets = XmlTargets.All();

    public static TheoryData<string> Names => [.. Targets.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_unchanged_is_read(string name) => Assert.Null(ReaderProperties.Read(Target(name), Target(name).Valid));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_changed_is_read_or_refused_by_name(string name) => ReaderProperties.ChangedIsReadOrRefused(Target(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_octets_are_read_or_refused_by_name(string name) => ReaderProperties.AnythingIsReadOrRefused(Target(name));

    [Fact]
    public void What_breaks_off_is_refused_wherever() => ReaderProperties.WhatBreaksOffIsRefused(Target("XML, signed anew"));

    [Fact]
    public void Nothing_is_held_after_a_thousand_documents() => ReaderProperties.NothingIsHeldAfterAThousand(Targets[0]);

    private static FuzzTarget Target(string name) => Targets.Single(target => target.Name == name);
}
