using System.Text;

namespace Kubewright.Cli.Tests;

/// <summary>Takes lines from several threads, and tells when one that is waited for comes.</summary>
internal sealed class LineWriter : TextWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly List<(string Text, TaskCompletionSource Found)> _waiting = [];

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        lock (_gate)
        {
            _text.Append(value);
            var all = _text.ToString();
            foreach (var (text, found) in _waiting)
            {
                if (all.Contains(text, StringComparison.Ordinal))
                {
                    found.TrySetResult();
                }
            }
        }
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    public override string ToString()
    {
        lock (_gate)
        {
            return _text.ToString();
        }
    }

    /// <summary>Ends when the text has been written; fails when there is no more patience.</summary>
    public async Task UntilAsync(string text)
    {
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((text, found));
        }

        Write("");
        await found.Task.WaitAsync(Patience.Limit);
    }
}
