using System;
using System.Collections.Generic;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kubewright.Schema;

/// <summary>What the parser says of a valid YAML text, for several readers: most of the time that reading takes is the parser's.</summary>
public sealed class YamlEvents
{
    private readonly List<ParsingEvent> _events;

    private YamlEvents(List<ParsingEvent> events) => _events = events;

    /// <summary>Parses a text; null when it is no valid YAML, or too long, so that <see cref="YamlReader.Read(string, string)"/> can say why.</summary>
    /// <param name="text">The YAML or JSON text, without a byte order mark.</param>
    public static YamlEvents? Parse(string text)
    {
        if (text.Length > YamlLimits.MaxLength || text.IndexOf('\0') >= 0)
        {
            return null;
        }

        var events = new List<ParsingEvent>();
        try
        {
            for (var parser = new Parser(new YamlScanner(text)); parser.MoveNext();)
            {
                events.Add(parser.Current!);
            }
        }
        catch (Exception error) when (YamlReader.IsInvalid(error))
        {
            return null;
        }

        return new YamlEvents(events);
    }

    /// <summary>A parser that says it once more.</summary>
    public IParser Replay() => new Player(_events);

    private sealed class Player(List<ParsingEvent> events) : IParser
    {
        private int _next;

        public ParsingEvent? Current { get; private set; }

        public bool MoveNext()
        {
            Current = _next < events.Count ? events[_next++] : null;
            return Current is not null;
        }
    }
}
