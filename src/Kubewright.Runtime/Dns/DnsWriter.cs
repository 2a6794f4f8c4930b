namespace Kubewright.Runtime;

/// <summary>Writes the bytes of a DNS message; names that were written before are pointed at.</summary>
internal sealed class DnsWriter
{
    private const int FarthestPointer = 0x3FFF;

    private readonly List<byte> _bytes = [];
    private readonly Dictionary<string, int> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many bytes were written.</summary>
    public int Length => _bytes.Count;

    /// <summary>Leaves room.</summary>
    public void Skip(int count) => _bytes.AddRange(new byte[count]);

    /// <summary>Writes a byte.</summary>
    public void Byte(byte value) => _bytes.Add(value);

    /// <summary>Writes bytes.</summary>
    public void Bytes(byte[] value) => _bytes.AddRange(value);

    /// <summary>Writes a number of 16 bits.</summary>
    public void Number(int value)
    {
        _bytes.Add((byte)(value >> 8));
        _bytes.Add((byte)value);
    }

    /// <summary>Writes a number of 32 bits.</summary>
    public void LongNumber(uint value)
    {
        Number((int)(value >> 16));
        Number((int)(value & 0xFFFF));
    }

    /// <summary>Replaces a number of 16 bits.</summary>
    public void Patch(int at, int value)
    {
        _bytes[at] = (byte)(value >> 8);
        _bytes[at + 1] = (byte)value;
    }

    /// <summary>Writes a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isCompressed">Whether the part that was written before may be pointed at; not allowed in SRV records.</param>
    public void Name(string name, bool isCompressed = true)
    {
        var labels = DnsName.Labels(name);
        for (var i = 0; i < labels.Count; i++)
        {
            var rest = string.Join('.', labels.Skip(i).Select(Convert.ToHexString));
            if (isCompressed && _names.TryGetValue(rest, out var known))
            {
                Number(0xC000 | known);
                return;
            }

            if (Length <= FarthestPointer)
            {
                _names.TryAdd(rest, Length);
            }

            Byte((byte)labels[i].Length);
            Bytes(labels[i]);
        }

        Byte(0);
    }

    /// <summary>Drops what was written last.</summary>
    public void CutTo(int length)
    {
        _bytes.RemoveRange(length, _bytes.Count - length);
        foreach (var name in _names.Where(entry => entry.Value >= length).Select(static entry => entry.Key).ToList())
        {
            _names.Remove(name);
        }
    }

    /// <summary>The message.</summary>
    public byte[] ToArray() => [.. _bytes];
}
