using System.Collections.Immutable;
using System.Globalization;

namespace Kubewright.Runtime;

/// <summary><c>test</c> and <c>[</c>.</summary>
internal static class TestUtility
{
    private const int Wrong = 2;

    /// <summary>Runs it.</summary>
    public static int Run(UtilityCall call)
    {
        var words = call.Arguments;
        if (call.Name == "[")
        {
            if (words.IsEmpty || words[^1] != "]")
            {
                return call.Fail("missing ]", Wrong);
            }

            words = words.RemoveAt(words.Length - 1);
        }

        var position = 0;
        string? error = null;
        var holds = words.Length > 0 && Or(call.Shell, words, ref position, ref error);
        return error is not null ? call.Fail(error, Wrong)
            : position < words.Length ? call.Fail($"{words[position]}: unexpected operator", Wrong)
            : holds ? 0 : 1;
    }

    /// <summary>Whether an operator takes two operands.</summary>
    public static bool IsBinary(string op) => op is "=" or "==" or "!=" or "=~" or "<" or ">"
        or "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge" or "-nt" or "-ot" or "-ef";

    /// <summary>A test of one operand, for example <c>-f</c>.</summary>
    public static bool Unary(Shell shell, string op, string operand)
    {
        if (op is "-z" or "-n")
        {
            return operand.Length == 0 == (op == "-z");
        }

        if (op == "-v")
        {
            return shell.State.Get(operand) is not null;
        }

        if (op is "-t" or "-o")
        {
            return false;
        }

        var isLink = op is "-L" or "-h";
        return shell.Run.Container.Files.Find(shell.State.FullPath(operand), out var inode, follow: !isLink) is null && op switch
        {
            "-f" => inode is FileInode,
            "-d" => inode is DirectoryInode,
            "-s" => inode.Size > 0,
            "-x" => FileModes.IsExecutable(inode),
            "-L" or "-h" => inode is LinkInode,
            "-c" => inode is NullDeviceInode,
            "-e" or "-r" or "-w" or "-a" => true,
            _ => false,
        };
    }

    /// <summary>A test of two operands; null when a number was expected and there is none.</summary>
    public static bool? Binary(Shell shell, string left, string op, string right)
    {
        switch (op)
        {
            case "=" or "==":
                return left == right;
            case "!=":
                return left != right;
            case "<":
                return string.CompareOrdinal(left, right) < 0;
            case ">":
                return string.CompareOrdinal(left, right) > 0;
            case "-nt" or "-ot" or "-ef":
                return Files(shell, left, op, right);
        }

        if (!Number(left, out var a) || !Number(right, out var b))
        {
            return null;
        }

        return op switch
        {
            "-eq" => a == b,
            "-ne" => a != b,
            "-lt" => a < b,
            "-le" => a <= b,
            "-gt" => a > b,
            _ => a >= b,
        };
    }

    private static bool Files(Shell shell, string left, string op, string right)
    {
        var files = shell.Run.Container.Files;
        return files.Find(shell.State.FullPath(left), out var a) is null
            && files.Find(shell.State.FullPath(right), out var b) is null
            && op switch { "-nt" => a.Modified > b.Modified, "-ot" => a.Modified < b.Modified, _ => ReferenceEquals(a, b) };
    }

    private static bool Number(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value);

    private static bool Or(Shell shell, ImmutableArray<string> words, ref int position, ref string? error)
    {
        var holds = And(shell, words, ref position, ref error);
        while (position < words.Length && words[position] == "-o")
        {
            position++;
            holds |= And(shell, words, ref position, ref error);
        }

        return holds;
    }

    private static bool And(Shell shell, ImmutableArray<string> words, ref int position, ref string? error)
    {
        var holds = Primary(shell, words, ref position, ref error);
        while (position < words.Length && words[position] == "-a")
        {
            position++;
            holds &= Primary(shell, words, ref position, ref error);
        }

        return holds;
    }

    private static bool Primary(Shell shell, ImmutableArray<string> words, ref int position, ref string? error)
    {
        if (position >= words.Length)
        {
            error ??= "argument expected";
            return false;
        }

        if (position + 2 < words.Length && IsBinary(words[position + 1]))
        {
            var (left, op, right) = (words[position], words[position + 1], words[position + 2]);
            position += 3;
            var holds = Binary(shell, left, op, right);
            error ??= holds is null ? $"Illegal number: {(Number(left, out _) ? right : left)}" : null;
            return holds == true;
        }

        var word = words[position++];
        if (word == "!" && position < words.Length)
        {
            return !Primary(shell, words, ref position, ref error);
        }

        if (word == "(" && position < words.Length)
        {
            var holds = Or(shell, words, ref position, ref error);
            if (position < words.Length && words[position] == ")")
            {
                position++;
            }
            else
            {
                error ??= "closing paren expected";
            }

            return holds;
        }

        return word is ['-', >= 'a' and <= 'z' or >= 'A' and <= 'Z'] && position < words.Length
            ? Unary(shell, word, words[position++])
            : word.Length > 0;
    }
}
