using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace Kubewright.Emit;

/// <summary>Walks the instructions of a method body.</summary>
internal static class IlReader
{
    private static readonly FrozenDictionary<ushort, OpCode> OpCodes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(static code => (ushort)code.Value);

    /// <summary>The offset of each store into a static field, with the field's token.</summary>
    public static IEnumerable<(int Offset, int FieldToken)> StaticStores(MethodBodyBlock body)
    {
        var bytes = body.GetILBytes() ?? [];
        var position = 0;
        while (position < bytes.Length)
        {
            var offset = position;
            ushort value = bytes[position++];
            if (value == 0xFE && position < bytes.Length)
            {
                value = (ushort)(0xFE00 | bytes[position++]);
            }

            if (!OpCodes.TryGetValue(value, out var code))
            {
                yield break;
            }

            if (code == System.Reflection.Emit.OpCodes.Stsfld)
            {
                yield return (offset, BitConverter.ToInt32(bytes, position));
            }

            position += OperandSize(code, bytes, position);
        }
    }

    private static int OperandSize(OpCode code, byte[] bytes, int position) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, position)),
        _ => 4,
    };
}
