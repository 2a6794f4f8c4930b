using System.Globalization;
using System.Text;
using System.Text.Json;
using Kubewright.Schema;

namespace Kubewright;

/// <summary>
/// Reads a manifest straight from JSON, without a tree. It is exactly as strict as <see cref="NodeManifestReader"/>, but it
/// knows no places and words no findings: it says that something is wrong, and the text is then read again by way of a tree.
/// </summary>
internal sealed class JsonManifestReader(JsonTokens tokens) : ManifestReader
{
    private readonly Frame[] _frames = new Frame[YamlLimits.MaxDepth + 1];
    private int _depth;
    private int _current;

    /// <summary>Whether anything did not fit, so that what was read must not be used.</summary>
    public bool HasProblem { get; private set; }

    private ref readonly JsonToken Current => ref tokens[_current];

    /// <inheritdoc/>
    public override bool BeginObject() => Enter(JsonTokenType.StartObject);

    /// <inheritdoc/>
    public override bool NextMember(out string name)
    {
        ref var frame = ref _frames[_depth - 1];
        ref readonly var token = ref tokens[frame.Next];
        if (token.Type == JsonTokenType.EndObject)
        {
            name = "";
            return Leave();
        }

        name = Name(token, out var hash);
        var bit = 1UL << (int)(hash % 64);
        HasProblem |= (frame.Names & bit) != 0 && IsRepeated(frame, name);
        frame.Names |= bit;
        _current = frame.Next + 1;
        frame.Next = Current.Next;
        return true;
    }

    /// <inheritdoc/>
    public override bool BeginArray() => Enter(JsonTokenType.StartArray);

    /// <inheritdoc/>
    public override bool NextItem()
    {
        ref var frame = ref _frames[_depth - 1];
        _current = frame.Next;
        if (Current.Type == JsonTokenType.EndArray)
        {
            return Leave();
        }

        frame.Next = Current.Next;
        return true;
    }

    /// <inheritdoc/>
    public override void Skip()
    {
        // The next step leaves an unread value behind by itself.
    }

    /// <inheritdoc/>
    public override string? String() => Is(JsonTokenType.String) ? Text(Current) : null;

    /// <inheritdoc/>
    public override int? Int32()
    {
        if (!Is(JsonTokenType.Number))
        {
            return null;
        }

        return int.TryParse(tokens.Content(Current), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Refuse<int>();
    }

    /// <inheritdoc/>
    public override long? Int64()
    {
        if (!Is(JsonTokenType.Number))
        {
            return null;
        }

        return long.TryParse(tokens.Content(Current), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Refuse<long>();
    }

    /// <inheritdoc/>
    public override double? Double()
    {
        if (!Is(JsonTokenType.Number))
        {
            return null;
        }

        return double.TryParse(tokens.Content(Current), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : Refuse<double>();
    }

    /// <inheritdoc/>
    public override bool? Boolean() => Current.Type switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => Refuse<bool>(),
    };

    /// <inheritdoc/>
    public override Quantity? Quantity()
    {
        var text = Current.Type == JsonTokenType.Number ? Encoding.UTF8.GetString(tokens.Content(Current)) : String();
        return text is null ? default(Quantity?) : Kubewright.Quantity.TryParse(text, out var value, out _) ? value : Refuse<Quantity>();
    }

    /// <inheritdoc/>
    public override IntOrString? IntOrString()
    {
        if (Current.Type == JsonTokenType.Number)
        {
            return Int32() is { } number ? new IntOrString(number) : default(IntOrString?);
        }

        return String() is { } text ? new IntOrString(text) : default(IntOrString?);
    }

    /// <inheritdoc/>
    public override DateTimeOffset? Timestamp()
    {
        if (String() is not { } text)
        {
            return null;
        }

        return TimestampText.TryParse(text, out var time) ? time : Refuse<DateTimeOffset>();
    }

    /// <inheritdoc/>
    public override RawValue? Raw()
    {
        if (Current.Type == JsonTokenType.Null)
        {
            return null;
        }

        try
        {
            return RawValue.Parse(Encoding.UTF8.GetString(tokens.Whole(_current).Span));
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            HasProblem = true;
            return null;
        }
    }

    /// <inheritdoc/>
    public override void Unknown(ReadOnlySpan<string> known) => HasProblem = true;

    /// <inheritdoc/>
    public override void Missing(string name) => HasProblem = true;

    /// <inheritdoc/>
    public override T? Unsupported<T>(string text, string supported) => Refuse<T>();

    /// <summary>The text of a member at the top, without entering the object; null when there is none.</summary>
    /// <param name="name">The member's name.</param>
    public string? Find(ReadOnlySpan<byte> name)
    {
        if (tokens[0].Type != JsonTokenType.StartObject)
        {
            return null;
        }

        for (var position = 1; tokens[position].Type == JsonTokenType.PropertyName; position = tokens[position + 1].Next)
        {
            if (tokens.Content(tokens[position]).SequenceEqual(name))
            {
                ref readonly var value = ref tokens[position + 1];
                return value.Type == JsonTokenType.String ? Name(value, out _) : null;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    protected override bool RefuseNull()
    {
        var isNull = Current.Type == JsonTokenType.Null;
        HasProblem |= isNull;
        return isNull;
    }

    private bool Enter(JsonTokenType type)
    {
        if (!Is(type))
        {
            return false;
        }

        _frames[_depth++] = new Frame { Start = _current, Next = _current + 1 };
        return true;
    }

    private bool Leave()
    {
        _current = _frames[--_depth].Start;
        return false;
    }

    /// <summary>Whether the current value is of the type; null is absent, and anything else is a problem.</summary>
    private bool Is(JsonTokenType type)
    {
        var actual = Current.Type;
        HasProblem |= actual != type && actual != JsonTokenType.Null;
        return actual == type;
    }

    private T? Refuse<T>()
        where T : struct
    {
        HasProblem = true;
        return null;
    }

    private string Name(in JsonToken token, out uint hash)
    {
        if (!token.IsEscaped)
        {
            return CommonText.Get(tokens.Content(token), out hash);
        }

        var name = Text(token);
        CommonText.Get(Encoding.UTF8.GetBytes(name), out hash);
        return name;
    }

    private string Text(in JsonToken token)
    {
        var content = tokens.Content(token);
        if (!token.IsEscaped)
        {
            return Encoding.UTF8.GetString(content);
        }

        try
        {
            return JsonElement.Parse($"\"{Encoding.UTF8.GetString(content)}\"").GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escape of half a character.
            HasProblem = true;
            return "";
        }
    }

    /// <summary>Whether one of the members before the next one has this name.</summary>
    private bool IsRepeated(in Frame frame, string name)
    {
        for (var position = frame.Start + 1; position < frame.Next; position = tokens[position + 1].Next)
        {
            if (string.Equals(Name(tokens[position], out _), name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private struct Frame
    {
        /// <summary>The position of the object or list.</summary>
        public int Start;

        /// <summary>The position of its next member or item.</summary>
        public int Next;

        /// <summary>A bit for the hash of each name so far: a name whose bit is free is new.</summary>
        public ulong Names;
    }
}
