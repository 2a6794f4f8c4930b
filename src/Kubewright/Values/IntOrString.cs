using System.Globalization;

namespace Kubewright;

/// <summary>
/// A whole number or a text, as Kubernetes takes it for ports (<c>80</c> or <c>http</c>) and for shares (<c>1</c> or
/// <c>25%</c>). It stays what it was written as: <c>80</c> and <c>"80"</c> differ. The default value is the number 0.
/// </summary>
public readonly struct IntOrString : IEquatable<IntOrString>
{
    private readonly int _number;
    private readonly string? _text;

    /// <summary>A number.</summary>
    /// <param name="number">The number.</param>
    public IntOrString(int number) => _number = number;

    /// <summary>A text.</summary>
    /// <param name="text">The text, for example a port name or a percentage.</param>
    public IntOrString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Whether this is a text.</summary>
    public bool IsString => _text is not null;

    /// <summary>The number; null for a text.</summary>
    public int? Number => _text is null ? _number : null;

    /// <summary>The text; null for a number.</summary>
    public string? Text => _text;

    /// <summary>Reads a percentage such as <c>25%</c>.</summary>
    /// <param name="percent">The number before the percent sign; 0 when this is no percentage.</param>
    /// <returns>Whether this is a percentage: digits and a percent sign, nothing else.</returns>
    public bool TryGetPercent(out int percent)
    {
        percent = 0;
        return _text is [.., '%'] && int.TryParse(_text.AsSpan(0, _text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out percent);
    }

    /// <summary>The number's digits or the text.</summary>
    public override string ToString() => _text ?? _number.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(IntOrString other) => _number == other._number && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IntOrString other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_number, _text);

    /// <summary>A number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator IntOrString(int number) => new(number);

    /// <summary>A text.</summary>
    /// <param name="text">The text, for example a port name or a percentage.</param>
    public static implicit operator IntOrString(string text) => new(text);

    /// <summary>Whether both are the same number or the same text.</summary>
    public static bool operator ==(IntOrString left, IntOrString right) => left.Equals(right);

    /// <summary>Whether they differ in kind or value.</summary>
    public static bool operator !=(IntOrString left, IntOrString right) => !left.Equals(right);
}
