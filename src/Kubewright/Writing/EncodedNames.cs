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

    /// <summary>Writes a name.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="name">The name.</param>
    public void Append(Utf8Buffer output, string name)
    {
        if (name.Length is > 0 and <= MaxLength && (_entries[Place(name)] ?? Add(name)) is var entry && string.Equals(entry.Name, name))
        {
            output.Append(entry.Bytes);
        }
        else
        {
            encode(output, name);
        }
    }

    private static int Place(string name) =>
        ((name.Length * 31) + (name[0] * 7) + (name[name.Length / 2] * 131) + (name[^1] * 1031)) & (Places - 1);

    private Entry Add(string name)
    {
        var spelled = new Utf8Buffer();
        encode(spelled, name);
        return _entries[Place(name)] = new Entry(name, spelled.Written.ToArray());
    }

    private sealed class Entry(string name, byte[] bytes)
    {
        public readonly string Name = name;
        public readonly byte[] Bytes = bytes;
    }
}
