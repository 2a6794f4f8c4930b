namespace Kubewright;

/// <content>Lists and maps of any values, and values without a name, for schemas that are not the library's own.</content>
public abstract partial class ManifestWriter
{
    /// <summary>Writes a member with a list, unless it is null.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The items; an empty list is written.</param>
    /// <param name="write">Writes one item.</param>
    public void Member<T>(string name, ValueList<T>? values, Action<ManifestWriter, T> write)
    {
        if (values is not null)
        {
            Name(name);
            Value(values, write);
        }
    }

    /// <summary>Writes a member with a map, unless it is null.</summary>
    /// <typeparam name="T">The value type.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The entries; an empty map is written.</param>
    /// <param name="write">Writes one value.</param>
    public void Member<T>(string name, Map<T>? values, Action<ManifestWriter, T> write)
    {
        if (values is not null)
        {
            Name(name);
            Value(values, write);
        }
    }

    /// <summary>Writes the entries of a map as members of the current object; nothing when it is null.</summary>
    /// <param name="values">The members.</param>
    public void Members(Map<RawValue>? values)
    {
        foreach (var (name, value) in values ?? [])
        {
            Name(name);
            value.Write(this);
        }
    }

    /// <summary>Writes a list.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="values">The items.</param>
    /// <param name="write">Writes one item.</param>
    public void Value<T>(ValueList<T> values, Action<ManifestWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(write);
        BeginArray();
        foreach (var item in values)
        {
            write(this, item);
        }

        EndArray();
    }

    /// <summary>Writes a map.</summary>
    /// <typeparam name="T">The value type.</typeparam>
    /// <param name="values">The entries.</param>
    /// <param name="write">Writes one value.</param>
    public void Value<T>(Map<T> values, Action<ManifestWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(write);
        BeginObject();
        foreach (var (key, value) in values)
        {
            Name(key);
            write(this, value);
        }

        EndObject();
    }

    /// <summary>Writes a number or a text.</summary>
    /// <param name="value">The value.</param>
    public void Value(IntOrString value)
    {
        if (value.Number is { } number)
        {
            Integer(number);
        }
        else
        {
            String(value.ToString());
        }
    }

    /// <summary>Writes a point in time to the second, in UTC.</summary>
    /// <param name="value">The value; a fraction of a second is cut off.</param>
    public void Value(DateTimeOffset value) => String(Timestamp(value, SecondsFormat));
}
