namespace Kubewright;

/// <content>One member with its value; nothing at all for null, because only what was written is emitted.</content>
public abstract partial class ManifestWriter
{
    /// <summary>Writes a member with a text, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public void Member(string name, string? value)
    {
        if (value is not null)
        {
            Name(name);
            String(value);
        }
    }

    /// <summary>Writes a member with a whole number, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public void Member(string name, int? value) => Member(name, (long?)value);

    /// <summary>Writes a member with a whole number, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public void Member(string name, long? value)
    {
        if (value is { } number)
        {
            Name(name);
            Integer(number);
        }
    }

    /// <summary>Writes a member with true or false, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public void Member(string name, bool? value)
    {
        if (value is { } flag)
        {
            Name(name);
            Boolean(flag);
        }
    }

    /// <summary>Writes a member with a number, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public void Member(string name, double? value)
    {
        if (value is { } number)
        {
            Name(name);
            Float(number);
        }
    }

    /// <summary>Writes a member with a quantity, as it was written, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public void Member(string name, Quantity? value) => Member(name, value?.ToString());

    /// <summary>Writes a member with a number or a text, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public void Member(string name, IntOrString? value)
    {
        Member(name, value?.Text);
        Member(name, value?.Number);
    }

    /// <summary>Writes a member with a number of seconds, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public void Member(string name, Duration? value) => Member(name, value?.Seconds);

    /// <summary>Writes a member with a point in time to the second, in UTC, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value; a fraction of a second is cut off.</param>
    public void Member(string name, DateTimeOffset? value) => Member(name, value is { } time ? Timestamp(time, SecondsFormat) : null);

    /// <summary>Writes a member with a point in time to the microsecond, in UTC, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value; what is finer than a microsecond is cut off.</param>
    public void MicroTime(string name, DateTimeOffset? value) => Member(name, value is { } time ? Timestamp(time, MicrosecondsFormat) : null);

    /// <summary>Writes a member with an object, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public void Member(string name, IManifestValue? value)
    {
        if (value is not null)
        {
            Name(name);
            value.Write(this);
        }
    }

    /// <summary>Writes a member with a reference, unless no name was given.</summary>
    /// <typeparam name="T">What is referred to.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public void Member<T>(string name, Ref<T> value)
        where T : class, INamed
    {
        if (!value.IsUnset)
        {
            Name(name);
            Reference(value.Name, value.IsExternal);
        }
    }

    /// <summary>Writes a member with a reference, unless it is null.</summary>
    /// <typeparam name="T">What is referred to.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public void Member<T>(string name, Ref<T>? value)
        where T : class, INamed => Member(name, value.GetValueOrDefault());

    /// <summary>Writes a member with a list of texts, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The items; an empty list is written.</param>
    public void Member(string name, ValueList<string>? values) => Items(name, values, static (writer, item) => writer.String(item));

    /// <summary>Writes a member with a list of whole numbers, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The items; an empty list is written.</param>
    public void Member(string name, ValueList<int>? values) => Items(name, values, static (writer, item) => writer.Integer(item));

    /// <summary>Writes a member with a list of whole numbers, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The items; an empty list is written.</param>
    public void Member(string name, ValueList<long>? values) => Items(name, values, static (writer, item) => writer.Integer(item));

    /// <summary>Writes a member with a list of objects, unless it is null.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The items; an empty list is written.</param>
    public void Member<T>(string name, ValueList<T>? values)
        where T : IManifestValue => Items(name, values, static (writer, item) => item.Write(writer));

    /// <summary>Writes a member with a list of items that stand for texts, unless it is null.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The items; an empty list is written.</param>
    /// <param name="text">Gives the text of an item.</param>
    public void Member<T>(string name, ValueList<T>? values, Func<T, string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (values is null)
        {
            return;
        }

        Name(name);
        BeginArray();
        foreach (var item in values)
        {
            String(text(item));
        }

        EndArray();
    }

    /// <summary>Writes a member with a map of texts, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The entries; an empty map is written.</param>
    public void Member(string name, Map<string>? values) => Entries(name, values, static (writer, value) => writer.String(value));

    /// <summary>Writes a member with a map of quantities, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The entries; an empty map is written.</param>
    public void Member(string name, Map<Quantity>? values) => Entries(name, values, static (writer, value) => writer.String(value.ToString()));

    /// <summary>Writes a member with a map of points in time to the second, in UTC, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The entries; an empty map is written.</param>
    public void Member(string name, Map<DateTimeOffset>? values) =>
        Entries(name, values, static (writer, value) => writer.String(Timestamp(value, SecondsFormat)));

    /// <summary>Writes a member with a map of objects, unless it is null.</summary>
    /// <typeparam name="T">The value type.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The entries; an empty map is written.</param>
    public void Member<T>(string name, Map<T>? values)
        where T : IManifestValue => Entries(name, values, static (writer, value) => value.Write(writer));

    private void Items<T>(string name, ValueList<T>? values, Action<ManifestWriter, T> write)
    {
        if (values is null)
        {
            return;
        }

        Name(name);
        BeginArray();
        foreach (var item in values)
        {
            write(this, item);
        }

        EndArray();
    }

    private void Entries<T>(string name, Map<T>? values, Action<ManifestWriter, T> write)
    {
        if (values is null)
        {
            return;
        }

        Name(name);
        BeginObject();
        foreach (var (key, value) in values)
        {
            Name(key);
            write(this, value);
        }

        EndObject();
    }
}
