using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tanba.Server.Tests.Architecture;

namespace Tanba.Server.Tests;

/// <summary>The floors, the one place for each concept, and the sizes of ARCHITECTURE.md.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>Every room, and the rooms that it may name.</summary>
    private static readonly Dictionary<string, string[]> Floors = new(StringComparer.Ordinal)
    {
        ["Tanba.Pki"] = [],
        ["Tanba.Keys"] = ["Pki"],
        ["Tanba.Signatures"] = ["Pki"],
        ["Tanba.Authority"] = ["Pki", "Keys", "Signatures"],
        ["Tanba.Registration"] = ["Pki", "Keys", "Signatures", "Authority"],
        ["Tanba.Validation"] = ["Pki", "Keys", "Signatures", "Authority"],
        ["Tanba.Cli"] = ["Pki", "Keys", "Signatures", "Authority", "Registration"],
        ["Tanba.Agent"] = ["Pki", "Keys", "Signatures"],
        ["Tanba.Server"] = ["Pki", "Keys", "Signatures", "Authority", "Registration", "Validation"],
    };

    [Fact]
    public void A_room_names_only_rooms_below_it()
    {
        var offences = SourceTree.Sources.SelectMany(file => RoomName().Matches(file.Code)
            .Select(match => match.Groups[1].Value)
            .Where(room => "Tanba." + room != file.Project && Floors.ContainsKey("Tanba." + room) && !Floors[file.Project].Contains(room))
            .Select(room => $"{file.Path} names Tanba.{room}"));
        Assert.Empty(offences);
    }

    [Fact]
    public void Project_references_point_down()
    {
        var offences = Floors.SelectMany(floor =>
            XDocument.Load(Path.Combine(SourceTree.Root, "src", floor.Key, floor.Key + ".csproj")).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
                .Where(target => !floor.Value.Contains(target["Tanba.".Length..]))
                .Select(target => $"{floor.Key} → {target}"));
        Assert.Empty(offences);
    }

    [Fact]
    public void Validation_sees_nothing_of_the_authority_but_certificate_status()
    {
        var offences = SourceTree.Sources.Where(file => file.Project == "Tanba.Validation")
            .SelectMany(file => AuthorityRoom().Matches(file.Code).Select(match => match.Value).Where(name => name != "Tanba.Authority.Status").Select(name => $"{file.Path} names {name}"));
        Assert.Empty(offences);
    }

    [Fact]
    public void Only_issuers_validation_and_ceremonies_open_authority_keys()
    {
        var offences = SourceTree.Sources
            .Where(file => file.Names.Contains("EncryptedKeyFile") && file.Project is not "Tanba.Keys" and not "Tanba.Validation")
            .Where(file => !file.Path.StartsWith("src/Tanba.Authority/Issuers/", StringComparison.Ordinal) && !file.Path.StartsWith("src/Tanba.Cli/Ceremonies/", StringComparison.Ordinal))
            .Select(file => file.Path);
        Assert.Empty(offences);
    }

    [Fact]
    public void Pki_is_pure_without_files_network_clock_or_services()
    {
        string[] forbidden = ["System.IO", "System.Net", "TimeProvider", "Microsoft.Extensions"];
        var offences = SourceTree.Sources.Where(file => file.Project == "Tanba.Pki")
            .SelectMany(file => forbidden.Where(word => file.Code.Contains(word, StringComparison.Ordinal)).Select(word => $"{file.Path} names {word}"));
        Assert.Empty(offences);
    }

    [Fact]
    public void An_object_identifier_is_written_only_in_Oids()
    {
        var offences = SourceTree.Sources.Where(file => !file.Path.StartsWith("src/Tanba.Pki/Oids.", StringComparison.Ordinal))
            .SelectMany(file => OidLiteral().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"));
        Assert.Empty(offences);
    }

    [Fact]
    public void No_two_files_need_each_other()
    {
        var offences = SourceTree.Sources.GroupBy(file => file.Project, StringComparer.Ordinal).SelectMany(project => Circles([.. project])).ToList();
        Assert.True(offences.Count == 0, string.Join('\n', offences));
    }

    [Fact]
    public void Names_say_what_a_thing_is()
    {
        string[] empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Impl", "Base"];
        string[] named = ["TagHelper" /* the framework's word */, "CommonUtils" /* NCALayer's word */];
        var offences = SourceTree.Sources.SelectMany(file => file.Declares
            .Where(name => empty.Any(word => name.EndsWith(word, StringComparison.Ordinal)) && !named.Any(word => name.EndsWith(word, StringComparison.Ordinal)))
            .Select(name => $"{file.Path}: {name}"));
        Assert.Empty(offences);
        Assert.DoesNotContain(SourceTree.Sources, file => file.Text.Contains("#region", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_stay_small()
    {
        var sizes = SourceTree.Sources.OrderBy(file => file.Lines).ToList();
        Assert.True(sizes[sizes.Count / 2].Lines <= 60, $"median {sizes[sizes.Count / 2].Lines}");
        Assert.True(sizes[sizes.Count * 95 / 100].Lines <= 250, $"95th percentile {sizes[sizes.Count * 95 / 100].Lines}");
        Assert.True(sizes[^1].Lines <= 400, $"{sizes[^1].Path} has {sizes[^1].Lines} lines");
        Assert.All(sizes.Where(file => file.Path.EndsWith("/Program.cs", StringComparison.Ordinal)), file => Assert.True(file.Lines <= 70, file.Path));
    }

    [Fact]
    public void Methods_stay_small()
    {
        var sizes = MethodSizes.Assemblies().SelectMany(MethodSizes.Of).OrderBy(method => method.Lines).ToList();
        Assert.True(sizes[sizes.Count * 95 / 100].Lines <= 40, $"95th percentile {sizes[sizes.Count * 95 / 100].Lines}");
        Assert.All(sizes, method => Assert.True(method.Lines <= 80, $"{method.Method} has {method.Lines} lines"));
    }

    [Fact]
    public void A_class_takes_at_most_five_things()
    {
        var offences = SourceTree.Sources.SelectMany(file => PrimaryConstructor().Matches(file.Code)
            .Where(match => TypeArguments().Replace(match.Groups[2].Value, "").Count(letter => letter == ',') >= 5)
            .Select(match => $"{file.Path}: {match.Groups[1].Value}"));
        Assert.Empty(offences);
    }

    [Fact]
    public void There_are_at_least_as_many_lines_of_tests_as_of_code()
    {
        var code = SourceTree.Sources.Sum(file => file.Lines);
        var tests = SourceTree.Tests.Sum(file => file.Lines);
        Assert.True(tests >= code, $"{tests} lines of tests for {code} lines of code");
    }

    [Fact]
    public void Every_file_that_the_standards_table_names_exists()
    {
        var table = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "standards.md"));
        var missing = FileName().Matches(table).Select(match => match.Groups[1].Value).Where(path => !File.Exists(Path.Combine(SourceTree.Root, path))).ToList();
        Assert.NotEmpty(FileName().Matches(table));
        Assert.Empty(missing);
    }

    private static IEnumerable<string> Circles(IReadOnlyList<SourceFile> files)
    {
        var home = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var name in file.Declares)
            {
                home.TryAdd(name, file);
            }
        }

        var needs = files.ToDictionary(file => file, file => file.Names.Where(home.ContainsKey).Select(name => home[name]).Where(other => other != file).ToHashSet());
        foreach (var (file, others) in needs)
        {
            foreach (var other in others.Where(other => string.CompareOrdinal(file.Path, other.Path) < 0 && needs[other].Contains(file) && !IsTableOfItsRows(file, other)))
            {
                yield return $"{file.Path} ⇄ {other.Path}";
            }
        }
    }

    /// <summary>The table of algorithms names its rows, and each row is what the table is made of: the one circle that is meant.</summary>
    private static bool IsTableOfItsRows(SourceFile one, SourceFile other) =>
        new[] { one, other }.All(file => file.Path.StartsWith("src/Tanba.Pki/Algorithms/", StringComparison.Ordinal));

    [GeneratedRegex(@"\bTanba\.([A-Z]\w+)")]
    private static partial Regex RoomName();

    [GeneratedRegex(@"\bTanba\.Authority(\.[A-Z]\w+)?")]
    private static partial Regex AuthorityRoom();

    [GeneratedRegex("\"[0-2](\\.[0-9]+){3,}\"")]
    private static partial Regex OidLiteral();

    [GeneratedRegex(@"\bclass\s+(\w+)(?:<[^>]*>)?\s*\(([^)]*)\)", RegexOptions.Singleline)]
    private static partial Regex PrimaryConstructor();

    [GeneratedRegex("<[^<>]*(?:<[^<>]*>[^<>]*)*>")]
    private static partial Regex TypeArguments();

    [GeneratedRegex(@"`((?:src|tests|docs|profiles|web)/[^`\s]+\.\w+)`")]
    private static partial Regex FileName();
}
