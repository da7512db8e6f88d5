using Tanba.Tests.Fuzz;

namespace Tanba.Signatures.Tests;

/// <summary>Properties of the readers of CMS, XML signatures and time stamps.</summary>
public class ReaderPropertiesTests
{
    private static readonly IReadOnlyList<FuzzTarget> Targets = DocumentTargets.All();

    public static TheoryData<string> Names => [.. Targets.Select(target => target.Name)];

    public static TheoryData<string> Whole => [.. Targets.Select(target => target.Name).Where(name => name != DocumentTargets.PathInXml)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_unchanged_is_read(string name) => Assert.Null(ReaderProperties.Read(Target(name), Target(name).Valid));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_changed_is_read_or_refused_by_name(string name) => ReaderProperties.ChangedIsReadOrRefused(Target(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_octets_are_read_or_refused_by_name(string name) => ReaderProperties.AnythingIsReadOrRefused(Target(name));

    [Theory]
    [MemberData(nameof(Whole))]
    public void What_breaks_off_is_refused_wherever(string name) => ReaderProperties.WhatBreaksOffIsRefused(Target(name));

    [Theory]
    [InlineData("CMS, attached")]
    [InlineData("CMS, content that comes in parts")]
    [InlineData("XML, whole")]
    public void Nothing_is_held_after_a_thousand_documents(string name) => ReaderProperties.NothingIsHeldAfterAThousand(Target(name));

    private static FuzzTarget Target(string name) => Targets.Single(target => target.Name == name);
}
