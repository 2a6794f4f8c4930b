using System.Buffers;
using System.Text;

namespace Kubewright.Server;

/// <summary>Writes messages of Protocol Buffers: fields in the order in which they are added.</summary>
internal sealed class ProtobufWriter
{
    private readonly ArrayBufferWriter<byte> _output = new();

    /// <summary>The bytes so far.</summary>
    public ReadOnlySpan<byte> Written => _output.WrittenSpan;

    /// <summary>Adds a text.</summary>
    public void Text(int field, string text)
    {
        Varint((uint)((field << 3) | 2));
        Varint((ulong)Encoding.UTF8.GetByteCount(text));
        Utf8.Write(_output, text);
    }

    /// <summary>Adds a flag.</summary>
    public void Flag(int field, bool value)
    {
        Varint((uint)(field << 3));
        Varint(value ? 1u : 0u);
    }

    /// <summary>Adds a message.</summary>
    public void Message(int field, Action<ProtobufWriter> write)
    {
        var inner = new ProtobufWriter();
        write(inner);
        Varint((uint)((field << 3) | 2));
        Varint((ulong)inner.Written.Length);
        _output.Write(inner.Written);
    }

    private void Varint(ulong value)
    {
        var span = _output.GetSpan(10);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        _output.Advance(length);
    }
}
