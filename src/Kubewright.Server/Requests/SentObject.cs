using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>An object as a client sent it.</summary>
/// <param name="Object">The object; null when it cannot be used.</param>
/// <param name="Warnings">What was dropped.</param>
/// <param name="Error">Why it cannot be used; null when it can.</param>
internal sealed record SentObject(IKubernetesObject? Object, ImmutableArray<string> Warnings, ApiError? Error)
{
    /// <summary>What in the body cannot be decoded, without the words about the kind; null when it can be.</summary>
    public string? Undecodable { get; init; }

    /// <summary>The fields for whose sake the body is refused that the schema does not have; empty for other refusals.</summary>
    public ImmutableArray<string> UnknownFields { get; init; } = [];

    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Reads an object of a kind.</summary>
    /// <param name="body">JSON, or YAML, in UTF-8.</param>
    /// <param name="isYaml">Whether it may be YAML.</param>
    /// <param name="resource">The resource that the path asks for.</param>
    /// <param name="validation">What happens to unknown fields.</param>
    public static SentObject Read(ReadOnlyMemory<byte> body, bool isYaml, ServedResource resource, FieldValidation validation)
    {
        if (resource.Custom is not null || resource.Names != resource.Stored || resource.Stored == CustomDefinition.Names)
        {
            return ReadTree(body, isYaml, resource, validation);
        }

        var kind = resource.Names;
        var findings = new List<ReadFinding>();
        IKubernetesObject? value;
        if (isYaml)
        {
            var documents = Manifest.Parse(Encoding.UTF8.GetString(body.Span), "-");
            findings.AddRange(documents.Findings);
            value = documents.Objects is [var single] ? single.Object : null;
        }
        else
        {
            value = Manifest.ReadJson(body, findings);
        }

        if (value is not null && (value.Kind != kind.Kind || value.ApiVersion != kind.ApiVersion))
        {
            return Refuse(new ApiError(
                StatusReason.BadRequest,
                $"the object provided is {value.ApiVersion} {value.Kind}, the path is that of {kind.ApiVersion} {kind.Kind}"));
        }

        return Judge(value, kind, findings, validation);
    }

    /// <summary>One document of YAML as JSON.</summary>
    /// <exception cref="FormatException">The text is no YAML, or not one document.</exception>
    public static JsonNode? ReadYaml(ReadOnlyMemory<byte> body)
    {
        var stream = Schema.YamlReader.Read(Encoding.UTF8.GetString(body.Span), "-");
        return stream.Problems.Length > 0 ? throw new FormatException(stream.Problems[0].Message)
            : stream.Documents.Length == 1 ? JsonNode.Parse(new RawValue(stream.Documents[0].Root).ToJsonString())
            : throw new FormatException("one document is expected");
    }

    /// <summary>Reads an object by way of a tree: one of a custom kind, or one in another version than the one that is kept.</summary>
    private static SentObject ReadTree(ReadOnlyMemory<byte> body, bool isYaml, ServedResource resource, FieldValidation validation)
    {
        JsonObject? json;
        try
        {
            json = (isYaml ? ReadYaml(body) : JsonNode.Parse(body.Span, documentOptions: Bounded)) as JsonObject;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or FormatException)
        {
            return Refuse(new ApiError(StatusReason.BadRequest, $"error decoding the body: {exception.Message}"));
        }

        var kind = resource.Names;
        var (apiVersion, name) = (json?["apiVersion"]?.ToString(), json?["kind"]?.ToString());
        if (json is null || apiVersion != kind.ApiVersion || name != kind.Kind)
        {
            return Refuse(new ApiError(StatusReason.BadRequest, $"the object provided is {apiVersion} {name}, the path is that of {kind.ApiVersion} {kind.Kind}"));
        }

        var findings = new List<ReadFinding>();
        var stored = ObjectViews.Store(json, resource.Stored.ApiVersion);
        if (resource.Custom is null && resource.Stored != CustomDefinition.Names)
        {
            return Judge(Manifest.ReadJson(Encoding.UTF8.GetBytes(stored.ToJsonString()), findings), kind, findings, validation);
        }

        if (resource.Custom is { } custom)
        {
            findings.AddRange(CustomSchema.Prune(stored, custom.Schema, isRoot: true)
                .Select(static path => new ReadFinding(ReadCode.UnknownField, $"unknown field {path}", path, Schema.Origin.None)));
        }

        return Judge(CustomObject.Read(resource.Stored, stored, findings), kind, findings, validation);
    }

    private static SentObject Judge(IKubernetesObject? value, ResourceKind kind, List<ReadFinding> findings, FieldValidation validation)
    {
        var dropped = findings.Where(static finding => finding.Code is ReadCode.UnknownField or ReadCode.DuplicateKey).ToList();
        var invalid = findings.Except(dropped).ToList();
        if (invalid.Count > 0 || value is null)
        {
            return Unusable(value, kind, invalid);
        }

        var texts = dropped.Select(Text).ToImmutableArray();
        return texts.IsEmpty || validation == FieldValidation.Ignore ? new SentObject(value, [], null)
            : validation == FieldValidation.Strict
                ? Undecoded(kind, $"strict decoding error: {string.Join(", ", texts)}") with
                {
                    UnknownFields = [.. dropped.Where(static finding => finding.Code == ReadCode.UnknownField).Select(static finding => finding.Path)],
                }
                : new SentObject(value, texts, null);
    }

    private static SentObject Undecoded(ResourceKind kind, string why) =>
        Refuse(new ApiError(StatusReason.BadRequest, $"{kind.Kind} in version \"{kind.Version}\" cannot be handled as a {kind.Kind}: {why}")) with { Undecodable = why };

    private static SentObject Unusable(IKubernetesObject? value, ResourceKind kind, List<ReadFinding> findings)
    {
        var errors = findings.Where(static finding => finding.Code is ReadCode.MissingField or ReadCode.UnsupportedValue).ToList();
        if (errors.Count == findings.Count && errors.Count > 0)
        {
            var fields = new FieldErrors();
            foreach (var finding in errors)
            {
                Add(fields, kind, finding);
            }

            return Refuse(fields.ToError(kind.Kind, kind.Group, value?.Metadata.Name)!);
        }

        var first = findings.Find(static finding => finding.Code is not (ReadCode.MissingField or ReadCode.UnsupportedValue));
        return Undecoded(kind, (first is null ? null : WrongTypeText.Of(kind, first) ?? first.Message) ?? "the body is no object of this kind");
    }

    /// <summary>
    /// What validation says about the field. Three fields of a set are refused in other words than the usual: SS-023,
    /// SS-024 and SS-031.
    /// </summary>
    private static void Add(FieldErrors errors, ResourceKind kind, ReadFinding finding)
    {
        var value = finding.Value ?? "";
        switch ((kind.Kind, finding.Path))
        {
            case var _ when finding.Code == ReadCode.MissingField:
                errors.Required(finding.Path);
                break;
            case ("StatefulSet", "spec.podManagementPolicy"):
                errors.Invalid(finding.Path, value, "must be 'OrderedReady' or 'Parallel'");
                break;
            case ("StatefulSet", "spec.updateStrategy.type"):
                errors.Invalid("spec.updateStrategy", [("type", value)], "must be 'RollingUpdate' or 'OnDelete'");
                break;
            case ("StatefulSet", "spec.template.spec.restartPolicy"):
                errors.NotSupported(finding.Path, value, "Always");
                break;
            default:
                errors.NotSupported(finding.Path, value, finding.Supported);
                break;
        }
    }

    private static string Text(ReadFinding finding) =>
        (finding.Code == ReadCode.UnknownField ? "unknown field" : "duplicate field") + $" \"{finding.Path}\"";

    private static SentObject Refuse(ApiError error) => new(null, [], error);
}
