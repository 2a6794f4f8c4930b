using System.Runtime.InteropServices;

namespace Kubewright;

/// <summary>
/// Gives a manifest value by value to the generated code. It is as strict as the Kubernetes API: a number is no text and
/// a text is no number. What does not fit becomes a finding and reads as null; an explicit null reads as absent.
/// </summary>
public abstract class ManifestReader
{
    /// <summary>Enters the current value, an object.</summary>
    /// <returns>False when the value is null, or is no object, which is then a finding.</returns>
    public abstract bool BeginObject();

    /// <summary>Goes to the next member of the object entered last, and leaves the object after the last one.</summary>
    /// <param name="name">The member's name.</param>
    /// <returns>Whether there is a member; its value is then the current one.</returns>
    public abstract bool NextMember(out string name);

    /// <summary>Enters the current value, a list.</summary>
    /// <returns>False when the value is null, or is no list, which is then a finding.</returns>
    public abstract bool BeginArray();

    /// <summary>Goes to the next item of the list entered last, and leaves the list after the last one.</summary>
    /// <returns>Whether there is an item; it is then the current value.</returns>
    public abstract bool NextItem();

    /// <summary>Leaves the current value unread. A value that is not read is skipped anyway; this says that it is meant.</summary>
    public abstract void Skip();

    /// <summary>The current value, a text.</summary>
    public abstract string? String();

    /// <summary>The current value, a whole number of 32 bits.</summary>
    public abstract int? Int32();

    /// <summary>The current value, a whole number of 64 bits.</summary>
    public abstract long? Int64();

    /// <summary>The current value, a number.</summary>
    public abstract double? Double();

    /// <summary>The current value, true or false.</summary>
    public abstract bool? Boolean();

    /// <summary>The current value, a quantity written as a text or as a number.</summary>
    public abstract Quantity? Quantity();

    /// <summary>The current value, a whole number of 32 bits or a text.</summary>
    public abstract IntOrString? IntOrString();

    /// <summary>The current value, a point in time in RFC 3339 form: <c>2030-01-31T12:00:00Z</c>.</summary>
    public abstract DateTimeOffset? Timestamp();

    /// <summary>The current value, whatever it is.</summary>
    public abstract RawValue? Raw();

    /// <summary>Has the current member as a finding: the object has no field of this name.</summary>
    /// <param name="known">The fields that the object has, for a suggestion.</param>
    public abstract void Unknown(ReadOnlySpan<string> known);

    /// <summary>Has a required member that is not written as a finding; the object is the one left last.</summary>
    /// <param name="name">The member's name.</param>
    public abstract void Missing(string name);

    /// <summary>Has the current value as a finding: it is none of those that the field takes.</summary>
    /// <typeparam name="T">The type of the field.</typeparam>
    /// <param name="text">The value.</param>
    /// <param name="supported">The values that the field takes, separated by a comma and a space.</param>
    /// <returns>Always null.</returns>
    public abstract T? Unsupported<T>(string text, string supported)
        where T : struct;

    /// <summary>The current value, a number of seconds.</summary>
    public Duration? Duration() => Int64() is { } seconds ? new Duration(seconds) : default(Duration?);

    /// <summary>The current value, the name of another object.</summary>
    /// <typeparam name="T">What is named.</typeparam>
    public Ref<T>? Reference<T>()
        where T : class, INamed => String() is { } name ? new Ref<T>(name) : default(Ref<T>?);

    /// <summary>The current value, a map of texts.</summary>
    public Labels? Labels()
    {
        if (!BeginObject())
        {
            return null;
        }

        var entries = new List<(string, string)>();
        while (NextMember(out var key))
        {
            if (!RefuseNull() && String() is { } value)
            {
                entries.Add((key, value));
            }
        }

        return Kubewright.Labels.Create(CollectionsMarshal.AsSpan(entries));
    }

    /// <summary>The current value, a list of objects or texts. Items that do not fit are left out.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="read">Reads one item.</param>
    public ValueList<T>? List<T>(Func<ManifestReader, T?> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        if (!BeginArray())
        {
            return null;
        }

        var items = new List<T>();
        while (NextItem())
        {
            if (!RefuseNull() && read(this) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    /// <summary>The current value, a list of numbers or other plain values. Items that do not fit are left out.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="read">Reads one item.</param>
    public ValueList<T>? Values<T>(Func<ManifestReader, T?> read)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(read);
        if (!BeginArray())
        {
            return null;
        }

        var items = new List<T>();
        while (NextItem())
        {
            if (!RefuseNull() && read(this) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    /// <summary>The current value, a map of objects or texts. Entries that do not fit are left out.</summary>
    /// <typeparam name="T">The value type.</typeparam>
    /// <param name="read">Reads one value.</param>
    public Map<T>? Map<T>(Func<ManifestReader, T?> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        if (!BeginObject())
        {
            return null;
        }

        var entries = new List<(string, T)>();
        while (NextMember(out var key))
        {
            if (!RefuseNull() && read(this) is { } value)
            {
                entries.Add((key, value));
            }
        }

        return Kubewright.Map.Create<T>(CollectionsMarshal.AsSpan(entries));
    }

    /// <summary>The current value, a map of numbers or other plain values. Entries that do not fit are left out.</summary>
    /// <typeparam name="T">The value type.</typeparam>
    /// <param name="read">Reads one value.</param>
    public Map<T>? ValueMap<T>(Func<ManifestReader, T?> read)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(read);
        if (!BeginObject())
        {
            return null;
        }

        var entries = new List<(string, T)>();
        while (NextMember(out var key))
        {
            if (!RefuseNull() && read(this) is { } value)
            {
                entries.Add((key, value));
            }
        }

        return Kubewright.Map.Create<T>(CollectionsMarshal.AsSpan(entries));
    }

    /// <summary>Has a null as a finding where it cannot stand for absence: in a list or a map.</summary>
    /// <returns>Whether the current value is null.</returns>
    protected abstract bool RefuseNull();
}
