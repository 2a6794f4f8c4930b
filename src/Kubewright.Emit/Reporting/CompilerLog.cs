using System.Collections.Immutable;
using System.Text.Json;
using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Emit;

/// <summary>
/// What the compiler said about the sources of an assembly (its SARIF error log), so that the build says nothing twice and
/// respects what the user turned off there.
/// </summary>
public sealed class CompilerLog
{
    private static readonly HashSet<string> Warnings = [.. RuleCatalog.Descriptors.Where(static rule => rule.Severity == Severity.Warning).Select(static rule => rule.Id)];

    private readonly HashSet<(string Id, string ObjectKey, string Path)> _reported;

    private CompilerLog(ImmutableArray<CompilerResult> results, RuleOptions options)
    {
        Results = results;
        Options = options;
        _reported = [.. results.Where(static item => item is { ObjectKey: not null, Path: not null }).Select(static item => (item.Id, item.ObjectKey!, item.Path!))];
    }

    /// <summary>A log that says nothing.</summary>
    public static CompilerLog Empty { get; } = new([], RuleOptions.Default);

    /// <summary>Everything in the log, in its order.</summary>
    public ImmutableArray<CompilerResult> Results { get; }

    /// <summary>What the user set about single rules for the whole compilation.</summary>
    public RuleOptions Options { get; }

    /// <summary>The options, with what the user set about single rules for the whole compilation.</summary>
    /// <param name="options">The options.</param>
    /// <param name="areWarningsErrors">Whether the compiler took every warning for an error. The log then has each as one, which says nothing about a single rule.</param>
    public RuleOptions Override(RuleOptions options, bool areWarningsErrors = false)
    {
        ArgumentNullException.ThrowIfNull(options);
        options = options with { Disabled = options.Disabled.Union(Options.Disabled) };
        if (Options.Severities.Count == 0)
        {
            return options;
        }

        var severities = new Dictionary<string, Severity>(options.Severities, StringComparer.Ordinal);
        foreach (var (id, severity) in Options.Severities)
        {
            if (!(areWarningsErrors && severity == Severity.Error && Warnings.Contains(id)))
            {
                severities[id] = severity;
            }
        }

        return options with { Severities = severities };
    }

    /// <summary>Reads a log of SARIF version 1 or 2.1.</summary>
    /// <param name="path">The file; one that does not exist gives an empty log.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="JsonException">The file is no SARIF log.</exception>
    public static CompilerLog Load(string path) => File.Exists(path) ? Parse(File.ReadAllBytes(path)) : Empty;

    /// <summary>Reads the text of a log.</summary>
    /// <exception cref="JsonException">The text is no SARIF log.</exception>
    public static CompilerLog Parse(ReadOnlyMemory<byte> utf8)
    {
        var text = utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        using var document = JsonDocument.Parse(text);
        var results = ImmutableArray.CreateBuilder<CompilerResult>();
        var options = RuleOptions.Default;

        // Loops and not LINQ: code over JsonElement, a struct, is compiled anew in every process.
        foreach (var run in Items(document.RootElement, "runs"))
        {
            foreach (var result in Items(run, "results"))
            {
                results.Add(ReadResult(result));
            }

            foreach (var invocation in Items(run, "invocations"))
            {
                options = ReadOverrides(options, Items(invocation, "ruleConfigurationOverrides"));
            }
        }

        return new CompilerLog(results.ToImmutable(), options);
    }

    /// <summary>Whether the compiler has already reported the finding, or the user has suppressed it there.</summary>
    public bool Has(LocatedFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding is { ObjectKey: { } key, Path: { } path } && _reported.Contains((finding.Id, key, path));
    }

    private static CompilerResult ReadResult(JsonElement result)
    {
        var properties = Get(Get(result, "properties"), "customProperties");
        return new CompilerResult(
            Text(result, "ruleId") ?? "",
            SeverityOf(Text(result, "level")),
            Get(result, "message") is { ValueKind: JsonValueKind.Object } message ? Text(message, "text") ?? "" : Text(result, "message") ?? "",
            ReadLocation(First(result, "locations")),
            Text(properties, "object"),
            Text(properties, "path"),
            First(result, "suppressions").ValueKind != JsonValueKind.Undefined || First(result, "suppressionStates").ValueKind != JsonValueKind.Undefined);
    }

    private static TextOrigin? ReadLocation(JsonElement location)
    {
        var physical = Get(location, "physicalLocation") is { ValueKind: JsonValueKind.Object } second ? second : Get(location, "resultFile");
        var uri = Text(Get(physical, "artifactLocation"), "uri") ?? Text(physical, "uri");
        var region = Get(physical, "region");
        return uri is null || Number(region, "startLine") is not { } line
            ? null
            : new TextOrigin(FileOf(uri), line, Number(region, "startColumn") ?? 1, Number(region, "endLine") ?? line, Number(region, "endColumn") ?? 1);
    }

    private static string FileOf(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile ? absolute.LocalPath : Uri.UnescapeDataString(uri);

    private static RuleOptions ReadOverrides(RuleOptions options, JsonElement.ArrayEnumerator overrides)
    {
        foreach (var item in overrides)
        {
            var configuration = Get(item, "configuration");
            if (Text(Get(item, "descriptor"), "id") is not { } id)
            {
                continue;
            }

            if (Get(configuration, "enabled").ValueKind == JsonValueKind.False)
            {
                options = options with { Disabled = options.Disabled.Add(id) };
            }
            else if (Text(configuration, "level") is { } level)
            {
                options = options with { Severities = new Dictionary<string, Severity>(options.Severities, StringComparer.Ordinal) { [id] = SeverityOf(level) } };
            }
        }

        return options;
    }

    private static Severity SeverityOf(string? level) => level switch
    {
        "error" => Severity.Error,
        "note" => Severity.Info,
        _ => Severity.Warning,
    };

    private static JsonElement Get(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static int? Number(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static JsonElement First(JsonElement element, string name) => Items(element, name) is var items && items.MoveNext() ? items.Current : default;
}
