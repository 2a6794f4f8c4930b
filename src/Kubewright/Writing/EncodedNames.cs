using System.Runtime.CompilerServices;

namespace Kubewright;

/// <summary>
/// The bytes of member names and other keys as one writer spells them, quoted where they have to be. A manifest repeats
/// few names, so looking at their characters once is enough. The table never grows: the first name on a place stays, and
/// one that finds its place taken is encoded anew each time. It is shared between threads without a lock.
/// </summary>
/// <param name="encode">Spells a name.</param>
internal sealed class EncodedNames(Action<Utf8Buffer, string> encode)
{
    private const int Places = 4096;
    private const int MaxLength = 64;

    private readonly Entry?[] _entries = new Entry?[Places];

    /// <summary>Writes spaces and a name.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="indent">The number of spaces.</param>
    /// <param name="name">The name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(Utf8Buffer output, int indent, string name)
    {
        if (name.Length is > 0 and <= MaxLength && (_entries[Place(name)] ?? Add(name)) is var entry && string.Equals(entry.Name, name))
        {
            output.Append(indent, entry.Bytes, entry.Length);
        }
        else
        {
            output.Indent(indent);
            encode(output, name);
        }
    }

    private static int Place(string name) =>
        ((name.Length * 31) + (name[0] * 7) + (name[name.Length / 2] * 131) + (name[^1] * 1031)) & (Places - 1);

    private Entry Add(string name)
    {
        var spelled = new Utf8Buffer();
        encode(spelled, name);
        var length = spelled.Written.Length;
        spelled.Fill(0, (Utf8Buffer.Padding - (length % Utf8Buffer.Padding)) % Utf8Buffer.Padding);
        return _entries[Place(name)] = new Entry(name, spelled.Written.ToArray(), length);
    }

    private sealed class Entry(string name, byte[] bytes, int length)
    {
        public readonly string Name = name;
        public readonly byte[] Bytes = bytes;
        public readonly int Length = length;
    }
}
