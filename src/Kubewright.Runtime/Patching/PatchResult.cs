using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>A patched object, or why the patch cannot be applied.</summary>
public sealed class PatchResult
{
    private PatchResult(JsonObject? value, ApiError? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The object after the patch; null on failure. What was patched is unchanged.</summary>
    public JsonObject? Value { get; }

    /// <summary>Why it failed; null on success.</summary>
    public ApiError? Error { get; }

    /// <summary>Whether the patch was applied.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    /// <summary>A success.</summary>
    public static implicit operator PatchResult(JsonObject value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator PatchResult(ApiError error) => new(null, error);
}
