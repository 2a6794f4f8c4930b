using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <content>The conditions of <c>[[ … ]]</c>.</content>
internal sealed partial class Shell
{
    private async ValueTask<int> RunConditionalAsync(ConditionalCommand command, ShellStreams streams)
    {
        var condition = new ShellCondition(this, new ShellExpander(this, streams), command.Words);
        var holds = await condition.EvaluateAsync().ConfigureAwait(false);
        if (condition.Error is { } error)
        {
            streams.Error.WriteLine($"{State.Name}: 1: {error}");
            return 2;
        }

        return holds ? 0 : 1;
    }

    /// <summary>Evaluates the words of one condition.</summary>
    private sealed class ShellCondition(Shell shell, ShellExpander expander, ImmutableArray<ShellWord> words)
    {
        private int _position;
        private string? _error;

        public string? Error => _error ?? expander.Error;

        public async ValueTask<bool> EvaluateAsync()
        {
            var holds = await OrAsync(true).ConfigureAwait(false);
            if (_position < words.Length)
            {
                _error ??= "[[: unexpected argument";
            }

            return holds;
        }

        private string? Plain => _position < words.Length ? words[_position].Plain : null;

        private async ValueTask<bool> OrAsync(bool counts)
        {
            var holds = await AndAsync(counts).ConfigureAwait(false);
            while (Plain == "||")
            {
                _position++;
                holds |= await AndAsync(counts && !holds).ConfigureAwait(false);
            }

            return holds;
        }

        private async ValueTask<bool> AndAsync(bool counts)
        {
            var holds = await NotAsync(counts).ConfigureAwait(false);
            while (Plain == "&&")
            {
                _position++;
                holds &= await NotAsync(counts && holds).ConfigureAwait(false);
            }

            return holds;
        }

        private async ValueTask<bool> NotAsync(bool counts)
        {
            if (Plain == "!")
            {
                _position++;
                return !await NotAsync(counts).ConfigureAwait(false);
            }

            if (Plain == "(")
            {
                _position++;
                var inner = await OrAsync(counts).ConfigureAwait(false);
                if (Plain != ")")
                {
                    _error ??= "[[: missing )";
                }

                _position++;
                return inner;
            }

            return await PrimaryAsync(counts).ConfigureAwait(false);
        }

        private async ValueTask<bool> PrimaryAsync(bool counts)
        {
            if (_position >= words.Length)
            {
                _error ??= "[[: argument expected";
                return false;
            }

            if (Plain is ['-', _] unary && _position + 1 < words.Length && words[_position + 1].Plain is not ("==" or "=" or "!=" or "=~"))
            {
                var operand = await TextAsync(_position + 1, counts).ConfigureAwait(false);
                _position += 2;
                return counts && TestUtility.Unary(shell, unary, operand);
            }

            var left = await TextAsync(_position++, counts).ConfigureAwait(false);
            if (Plain is not { } op || !TestUtility.IsBinary(op))
            {
                return left.Length > 0;
            }

            var right = _position + 1;
            _position += 2;
            if (right >= words.Length)
            {
                _error ??= "[[: argument expected";
                return false;
            }

            return counts && op switch
            {
                "=~" => Match(left, await RegexAsync(words[right]).ConfigureAwait(false)),
                "==" or "=" => PosixPattern.MatchesGlob(await expander.ExpandPatternAsync(words[right]).ConfigureAwait(false), left),
                "!=" => !PosixPattern.MatchesGlob(await expander.ExpandPatternAsync(words[right]).ConfigureAwait(false), left),
                _ => TestUtility.Binary(shell, left, op, await TextAsync(right, true).ConfigureAwait(false)) ?? Fail($"[[: {left}: integer expression expected"),
            };
        }

        private bool Fail(string error)
        {
            _error ??= error;
            return false;
        }

        private bool Match(string text, string pattern)
        {
            if (PosixPattern.TryRegex(pattern, isExtended: true, ignoreCase: false) is not { } regex)
            {
                return Fail($"[[: {pattern}: invalid regular expression");
            }

            var match = regex.Match(text);
            shell.State.Matches = match.Success ? [.. match.Groups.Values.Select(static g => g.Value)] : [];
            return match.Success;
        }

        private ValueTask<string> TextAsync(int index, bool counts) => counts ? expander.ExpandTextAsync(words[index]) : new ValueTask<string>("");

        /// <summary>In a regular expression quoted text stands for itself.</summary>
        private async ValueTask<string> RegexAsync(ShellWord word)
        {
            var parts = word.Parts.Select(static part => part is LiteralPart { IsQuoted: true } literal
                ? literal with { Text = PosixPattern.EscapeRegex(literal.Text) }
                : part);
            return await expander.ExpandTextAsync(new ShellWord([.. parts])).ConfigureAwait(false);
        }
    }
}
