using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Collects what is wrong with an object, field by field, in the shapes that clients match on.</summary>
internal sealed class FieldErrors
{
    private List<(string Text, ApiErrorCause Cause)>? _errors;

    public bool IsEmpty => _errors is null;

    public int Count => _errors?.Count ?? 0;

    /// <summary><c>PATH: Required value[: DETAIL]</c>.</summary>
    public void Required(string path, string detail = "") =>
        Add("FieldValueRequired", path, detail.Length == 0 ? "Required value" : $"Required value: {detail}");

    /// <summary><c>PATH: Invalid value: VALUE: DETAIL</c> about a string, which is quoted.</summary>
    public void Invalid(string path, string value, string detail) => InvalidText(path, Quote(value), detail);

    /// <summary><c>PATH: Invalid value: VALUE: DETAIL</c> about a number.</summary>
    public void Invalid(string path, long value, string detail) =>
        InvalidText(path, value.ToString(CultureInfo.InvariantCulture), detail);

    /// <summary><c>PATH: Invalid value: VALUE: DETAIL</c> about labels, written as JSON.</summary>
    public void Invalid(string path, Map<string>? value, string detail) =>
        InvalidText(path, $"{{{string.Join(',', (value ?? []).Select(static pair => $"{Quote(pair.Key)}:{Quote(pair.Value)}"))}}}", detail);

    /// <summary><c>PATH: Invalid value: VALUE: DETAIL</c> about a structure, written as JSON.</summary>
    public void Invalid(string path, IManifestValue value, string detail)
    {
        var writer = new NodeManifestWriter();
        value.Write(writer);
        InvalidText(path, new RawValue(writer.Root).ToJsonString(), detail);
    }

    /// <summary><c>PATH: Invalid value: VALUE: DETAIL</c> about a value that is already written.</summary>
    public void InvalidText(string path, string text, string detail) =>
        Add("FieldValueInvalid", path, $"Invalid value: {text}: {detail}");

    /// <summary><c>PATH: Unsupported value: "X": supported values: "A", "B"</c>.</summary>
    public void NotSupported(string path, string value, params IEnumerable<string> supported) =>
        Add("FieldValueNotSupported", path, $"Unsupported value: {Quote(value)}: supported values: {string.Join(", ", supported.Select(Quote))}");

    /// <summary><c>PATH: Too long: may not be more than N bytes</c>.</summary>
    public void TooLong(string path, int bytes) =>
        Add("FieldValueTooLong", path, string.Create(CultureInfo.InvariantCulture, $"Too long: may not be more than {bytes} bytes"));

    /// <summary><c>PATH: Too many: COUNT: must have at most N items</c>.</summary>
    public void TooMany(string path, int count, int most) =>
        Add("FieldValueTooMany", path, string.Create(CultureInfo.InvariantCulture, $"Too many: {count}: must have at most {most} items"));

    /// <summary><c>PATH: Forbidden: DETAIL</c>.</summary>
    public void Forbidden(string path, string detail) => Add("FieldValueForbidden", path, $"Forbidden: {detail}");

    /// <summary><c>PATH: Duplicate value: "X"</c>.</summary>
    public void Duplicate(string path, string value) => DuplicateText(path, Quote(value));

    /// <summary><c>PATH: Duplicate value: VALUE</c> about a value that is already written.</summary>
    public void DuplicateText(string path, string text) => Add("FieldValueDuplicate", path, $"Duplicate value: {text}");

    /// <summary><c>PATH: Not found: "X"</c>.</summary>
    public void NotFound(string path, string value) => Add("FieldValueNotFound", path, $"Not found: {Quote(value)}");

    /// <summary>A number that must not be negative.</summary>
    public void NotNegative(string path, long? value)
    {
        if (value < 0)
        {
            Invalid(path, value.Value, "must be greater than or equal to 0");
        }
    }

    /// <summary>All errors as one 422; null when there are none.</summary>
    public ApiError? ToError(IKubernetesObject obj) => IsEmpty ? null : ToError(obj.Kind, KindInfo.For(obj)?.Names.Group, obj.Metadata.Name);

    /// <summary>The refusal of an object that could not be read; null when nothing is wrong.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="apiGroup">The API group of the kind; null or empty for the core group.</param>
    /// <param name="name">Its name.</param>
    public ApiError? ToError(string kind, string? apiGroup, string? name)
    {
        if (_errors is null)
        {
            return null;
        }

        var group = string.IsNullOrEmpty(apiGroup) ? "" : "." + apiGroup;
        var texts = _errors.Select(static error => error.Text).Distinct(StringComparer.Ordinal).ToList();
        var list = texts.Count == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
        return new ApiError(
            StatusReason.Invalid,
            $"{kind}{group} \"{name}\" is invalid: {list}",
            [.. _errors.Select(static error => error.Cause)])
        {
            ObjectName = name,
        };
    }

    private static string Quote(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private void Add(string reason, string path, string message) =>
        (_errors ??= []).Add(($"{path}: {message}", new ApiErrorCause(reason, path, message)));
}
