using System.Runtime.CompilerServices;

namespace Kubewright;

/// <content>
/// One member with its value; nothing at all for null, because only what was written is emitted. Most members of most
/// objects are null, so that question is asked where the member is written, without a call.
/// </content>
public abstract partial class ManifestWriter
{
    /// <summary>Writes a member with a text, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, string? value)
    {
        if (value is not null)
        {
            Text(name, value);
        }
    }

    /// <summary>Writes a member with a whole number, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, int? value) => Member(name, (long?)value);

    /// <summary>Writes a member with a whole number, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, long? value)
    {
        if (value is { } number)
        {
            WholeNumber(name, number);
        }
    }

    /// <summary>Writes a member with true or false, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, bool? value)
    {
        if (value is { } flag)
        {
            Flag(name, flag);
        }
    }

    /// <summary>Writes a member with a number, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, double? value)
    {
        if (value is { } number)
        {
            Fraction(name, number);
        }
    }

    /// <summary>Writes a member with a quantity, as it was written, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, Quantity? value)
    {
        if (value is { } quantity)
        {
            Text(name, quantity.ToString());
        }
    }

    /// <summary>Writes a member with a number or a text, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, IntOrString? value)
    {
        if (value is { } either)
        {
            Member(name, either.Text);
            Member(name, either.Number);
        }
    }

    /// <summary>Writes a member with a number of seconds, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, Duration? value) => Member(name, value?.Seconds);

    /// <summary>Writes a member with a point in time to the second, in UTC, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value; a fraction of a second is cut off.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            Text(name, Timestamp(time, SecondsFormat));
        }
    }

    /// <summary>Writes a member with a point in time to the microsecond, in UTC, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value; what is finer than a microsecond is cut off.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MicroTime(string name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            Text(name, Timestamp(time, MicrosecondsFormat));
        }
    }

    /// <summary>Writes a member with an object, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, IManifestValue? value)
    {
        if (value is not null)
        {
            Value(name, value);
        }
    }

    /// <summary>Writes a member with a reference, unless no name was given.</summary>
    /// <typeparam name="T">What is referred to.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member<T>(string name, Ref<T>? value)
        where T : class, INamed => Member(name, value.GetValueOrDefault());

    /// <summary>Writes a member with a list of texts, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The items; an empty list is written.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, ValueList<string>? values)
    {
        if (values is not null)
        {
            Texts(name, values);
        }
    }

    /// <summary>Writes a member with a list of whole numbers, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The items; an empty list is written.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, ValueList<int>? values)
    {
        if (values is not null)
        {
            Member(name, values, static (writer, item) => writer.Integer(item));
        }
    }

    /// <summary>Writes a member with a list of whole numbers, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The items; an empty list is written.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, ValueList<long>? values)
    {
        if (values is not null)
        {
            Member(name, values, static (writer, item) => writer.Integer(item));
        }
    }

    /// <summary>Writes a member with a list of objects, unless it is null.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The items; an empty list is written.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member<T>(string name, ValueList<T>? values)
        where T : IManifestValue
    {
        if (values is not null)
        {
            Items(name, values);
        }
    }

    /// <summary>Writes a member with a list of items that stand for texts, unless it is null.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The items; an empty list is written.</param>
    /// <param name="text">Gives the text of an item.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member<T>(string name, ValueList<T>? values, Func<T, string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (values is not null)
        {
            Texts(name, values, text);
        }
    }

    /// <summary>Writes a member with a map of texts, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The entries; an empty map is written.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, Map<string>? values)
    {
        if (values is not null)
        {
            Texts(name, values);
        }
    }

    /// <summary>Writes a member with a map of quantities, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The entries; an empty map is written.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, Map<Quantity>? values)
    {
        if (values is not null)
        {
            Texts(name, values, static value => value.ToString());
        }
    }

    /// <summary>Writes a member with a map of points in time to the second, in UTC, unless it is null.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The entries; an empty map is written.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member(string name, Map<DateTimeOffset>? values)
    {
        if (values is not null)
        {
            Texts(name, values, static value => Timestamp(value, SecondsFormat));
        }
    }

    /// <summary>Writes a member with a map of objects, unless it is null.</summary>
    /// <typeparam name="T">The value type.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The entries; an empty map is written.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Member<T>(string name, Map<T>? values)
        where T : IManifestValue
    {
        if (values is not null)
        {
            Entries(name, values);
        }
    }

    /// <summary>Writes a member with a text.</summary>
    private protected virtual void Text(string name, string value)
    {
        Name(name);
        String(value);
    }

    /// <summary>Writes a member with a whole number.</summary>
    private protected virtual void WholeNumber(string name, long value)
    {
        Name(name);
        Integer(value);
    }

    private void Fraction(string name, double value)
    {
        Name(name);
        Float(value);
    }

    private void Flag(string name, bool value)
    {
        Name(name);
        Boolean(value);
    }

    private void Value(string name, IManifestValue value)
    {
        Name(name);
        value.Write(this);
    }

    private void Items<T>(string name, ValueList<T> values)
        where T : IManifestValue
    {
        Name(name);
        BeginArray();
        foreach (var item in values)
        {
            item.Write(this);
        }

        EndArray();
    }

    private void Texts(string name, ValueList<string> values)
    {
        Name(name);
        BeginArray();
        foreach (var item in values)
        {
            String(item);
        }

        EndArray();
    }

    private void Texts<T>(string name, ValueList<T> values, Func<T, string> text)
    {
        Name(name);
        BeginArray();
        foreach (var item in values)
        {
            String(text(item));
        }

        EndArray();
    }

    private void Texts(string name, Map<string> values)
    {
        Name(name);
        BeginObject();
        foreach (var (key, value) in values)
        {
            Text(key, value);
        }

        EndObject();
    }

    private void Texts<T>(string name, Map<T> values, Func<T, string> text)
    {
        Name(name);
        BeginObject();
        foreach (var (key, value) in values)
        {
            Text(key, text(value));
        }

        EndObject();
    }

    private void Entries<T>(string name, Map<T> values)
        where T : IManifestValue
    {
        Name(name);
        BeginObject();
        foreach (var (key, value) in values)
        {
            Name(key);
            value.Write(this);
        }

        EndObject();
    }
}
