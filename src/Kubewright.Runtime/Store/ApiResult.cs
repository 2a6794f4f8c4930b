using System.Diagnostics.CodeAnalysis;

namespace Kubewright.Runtime;

/// <summary>The answer to a request: the object as it is stored now, or the error. Expected failures never throw.</summary>
/// <typeparam name="T">The kind of object.</typeparam>
public sealed class ApiResult<T>
    where T : class
{
    private ApiResult(T? value, ApiError? error, ValueList<string> warnings)
    {
        Value = value;
        Error = error;
        Warnings = warnings;
    }

    /// <summary>The stored object; for a removed object its last state; null on failure.</summary>
    public T? Value { get; }

    /// <summary>Why the request failed; null on success.</summary>
    public ApiError? Error { get; }

    /// <summary>Remarks of admission about an accepted object.</summary>
    public ValueList<string> Warnings { get; }

    /// <summary>Whether the request was carried out.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    /// <summary>A success.</summary>
    public static ApiResult<T> Success(T value, ValueList<string>? warnings = null) => new(value, null, warnings ?? []);

    /// <summary>A failure.</summary>
    public static ApiResult<T> Failure(ApiError error) => new(null, error, []);

    /// <summary>The same answer about a more or less derived type.</summary>
    /// <exception cref="InvalidCastException">The object is no <typeparamref name="TOther"/>.</exception>
    public ApiResult<TOther> As<TOther>()
        where TOther : class =>
        this as ApiResult<TOther> ?? new((TOther?)(object?)Value, Error, Warnings);

    /// <summary>The object.</summary>
    /// <exception cref="InvalidOperationException">The request failed; the message is the error's.</exception>
    public T OrThrow() => IsSuccess ? Value : throw new InvalidOperationException(Error.Message);

    /// <summary>A failed result from its error.</summary>
    public static implicit operator ApiResult<T>(ApiError error) => Failure(error);
}
