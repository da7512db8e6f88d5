using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Tanba.Server.Tests.Architecture;

/// <summary>Lines from the first to the last statement of every method, read from the symbols of what was built.</summary>
internal static class MethodSizes
{
    public static IReadOnlyList<(string Method, int Lines)> Of(string assembly)
    {
        using var program = new PEReader(File.OpenRead(assembly));
        var metadata = program.GetMetadataReader();
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly, ".pdb")));
        var reader = symbols.GetMetadataReader();
        return [.. reader.MethodDebugInformation
            .Select(handle => (Name: NameOf(metadata, handle.ToDefinitionHandle()), Span: Span(reader.GetMethodDebugInformation(handle))))
            .Where(method => method.Span > 0 && !method.Name.Contains("RegularExpressions", StringComparison.Ordinal) && !method.Name.StartsWith(".Runner", StringComparison.Ordinal))
            .Select(method => (method.Name, method.Span))];
    }

    private static int Span(MethodDebugInformation method)
    {
        var points = method.GetSequencePoints().Where(point => !point.IsHidden).ToList();
        return points.Count == 0 ? 0 : points.Max(point => point.EndLine) - points.Min(point => point.StartLine) + 1;
    }

    private static string NameOf(MetadataReader metadata, MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        var type = metadata.GetTypeDefinition(method.GetDeclaringType());
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}";
    }

    /// <summary>The built assemblies of the rooms, in the configuration that these tests were built in.</summary>
    public static IReadOnlyList<string> Assemblies()
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        return [.. Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "src"), "Tanba.*")
            .Select(folder => Path.Combine(folder, "bin", configuration, "net10.0", AssemblyName(Path.GetFileName(folder)) + ".dll"))];
    }

    private static string AssemblyName(string project) => project switch
    {
        "Tanba.Cli" => "tanba",
        "Tanba.Agent" => "tanba-agent",
        _ => project,
    };
}
