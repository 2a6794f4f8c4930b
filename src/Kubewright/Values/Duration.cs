using System.Globalization;

namespace Kubewright;

/// <summary>A span of whole seconds, written as a plain number. The default value is no time at all.</summary>
/// <param name="seconds">The length in seconds.</param>
public readonly struct Duration(long seconds) : IEquatable<Duration>, IComparable<Duration>
{
    /// <summary>The length in seconds.</summary>
    public long Seconds { get; } = seconds;

    /// <summary>The length as a time span.</summary>
    /// <exception cref="OverflowException">A time span cannot hold the length.</exception>
    public TimeSpan ToTimeSpan() => new(checked(Seconds * TimeSpan.TicksPerSecond));

    /// <summary>The length with its unit, for people: <c>30s</c>.</summary>
    public override string ToString() => Seconds.ToString(CultureInfo.InvariantCulture) + "s";

    /// <inheritdoc/>
    public bool Equals(Duration other) => Seconds == other.Seconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Duration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Seconds.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(Duration other) => Seconds.CompareTo(other.Seconds);

    /// <summary>A number of seconds.</summary>
    /// <param name="seconds">The length in seconds.</param>
    public static implicit operator Duration(int seconds) => new(seconds);

    /// <summary>A number of seconds.</summary>
    /// <param name="seconds">The length in seconds.</param>
    public static implicit operator Duration(long seconds) => new(seconds);

    /// <summary>A time span of whole seconds.</summary>
    /// <param name="value">The time span.</param>
    /// <exception cref="ArgumentException">The time span has a fraction of a second, which Kubernetes cannot store here.</exception>
    public static implicit operator Duration(TimeSpan value) => value.Ticks % TimeSpan.TicksPerSecond == 0
        ? new Duration(value.Ticks / TimeSpan.TicksPerSecond)
        : throw new ArgumentException($"{value} has a fraction of a second; Kubernetes counts whole seconds here. Round it.", nameof(value));

    /// <summary>Whether the lengths are equal.</summary>
    public static bool operator ==(Duration left, Duration right) => left.Equals(right);

    /// <summary>Whether the lengths differ.</summary>
    public static bool operator !=(Duration left, Duration right) => !left.Equals(right);

    /// <summary>Whether the left one is shorter.</summary>
    public static bool operator <(Duration left, Duration right) => left.Seconds < right.Seconds;

    /// <summary>Whether the left one is longer.</summary>
    public static bool operator >(Duration left, Duration right) => left.Seconds > right.Seconds;

    /// <summary>Whether the left one is at most as long.</summary>
    public static bool operator <=(Duration left, Duration right) => left.Seconds <= right.Seconds;

    /// <summary>Whether the left one is at least as long.</summary>
    public static bool operator >=(Duration left, Duration right) => left.Seconds >= right.Seconds;
}
