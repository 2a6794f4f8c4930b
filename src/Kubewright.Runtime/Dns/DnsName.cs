using System.Text;

namespace Kubewright.Runtime;

/// <summary>Names in the wire form of DNS.</summary>
internal static class DnsName
{
    /// <summary>The longest label, in bytes.</summary>
    public const int LongestLabel = 63;

    /// <summary>The longest name in the wire form, in bytes.</summary>
    public const int LongestName = 255;

    /// <summary>Reads a name. A pointer must lead backwards, so that a name ends.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="at">Where the name starts; afterwards where it ends.</param>
    /// <returns>The name without a trailing dot, dots inside labels escaped; null when it is malformed.</returns>
    public static string? Read(ReadOnlySpan<byte> message, ref int at)
    {
        var name = new StringBuilder();
        var position = at;
        var lowest = at;
        var length = 1;
        var isBehindPointer = false;
        while (position < message.Length)
        {
            var size = message[position++];
            if (size == 0)
            {
                at = isBehindPointer ? at : position;
                return name.ToString();
            }

            if ((size & 0xC0) == 0xC0)
            {
                if (position >= message.Length)
                {
                    return null;
                }

                var target = ((size & 0x3F) << 8) | message[position++];
                at = isBehindPointer ? at : position;
                isBehindPointer = true;
                if (target >= lowest)
                {
                    return null;
                }

                position = lowest = target;
                continue;
            }

            length += size + 1;
            if (size > LongestLabel || length > LongestName || position + size > message.Length)
            {
                return null;
            }

            name.Append(name.Length > 0 ? "." : "");
            foreach (var b in message.Slice(position, size))
            {
                name.Append(b is (byte)'.' or (byte)'\\' ? "\\" : "").Append((char)b);
            }

            position += size;
        }

        return null;
    }

    /// <summary>The labels of a name as text, as bytes.</summary>
    /// <exception cref="ArgumentException">The name is longer than DNS allows, or has an empty label.</exception>
    public static List<byte[]> Labels(string name)
    {
        var labels = new List<byte[]>();
        var label = new List<byte>();
        var text = name.EndsWith('.') && !name.EndsWith("\\.", StringComparison.Ordinal) ? name[..^1] : name;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '.')
            {
                labels.Add([.. label]);
                label.Clear();
                continue;
            }

            i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
            label.Add((byte)text[i]);
        }

        if (text.Length > 0)
        {
            labels.Add([.. label]);
        }

        return labels.TrueForAll(static l => l.Length is > 0 and <= LongestLabel) && labels.Sum(static l => l.Length + 1) < LongestName
            ? labels
            : throw new ArgumentException($"'{name}' is no DNS name.", nameof(name));
    }
}
