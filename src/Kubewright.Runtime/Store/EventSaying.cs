namespace Kubewright.Runtime;

/// <summary>What an event says, before it is one.</summary>
/// <param name="Type">Whether all went as it should.</param>
/// <param name="Source">Who says it.</param>
/// <param name="ApiVersion">The group and version of what it is about.</param>
/// <param name="Kind">The kind of that.</param>
/// <param name="InvolvedNamespace">The namespace of that; null for none.</param>
/// <param name="Name">The name of that.</param>
/// <param name="Uid">The uid of that.</param>
/// <param name="ResourceVersion">The version of that.</param>
/// <param name="Reason">One word in PascalCase for machines.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="FieldPath">The part of the object it is about; null for the whole.</param>
internal readonly record struct EventSaying(
    EventType Type,
    EventSource Source,
    string? ApiVersion,
    string? Kind,
    string? InvolvedNamespace,
    string? Name,
    string? Uid,
    string? ResourceVersion,
    string Reason,
    string Message,
    string? FieldPath)
{
    /// <summary>The same for all that say the same. The object, the reason and the numbers of the message tell sayings apart; the rest hardly adds to that.</summary>
    public int Hash { get; } = NameHash.Of(NameHash.Mix((ulong)Message.Length, Reason), Name) + NumbersIn(Message);

    /// <summary>The namespace of the event.</summary>
    public string Namespace => InvolvedNamespace ?? KindInfo.DefaultNamespace;

    /// <summary>What is said of an object.</summary>
    public static EventSaying About(IKubernetesObject involved, EventType type, EventSource source, string reason, string message, string? fieldPath)
    {
        var key = ObjectKey.Of(involved);
        var metadata = involved.Metadata;
        return new EventSaying(
            type, source, involved.ApiVersion, involved.Kind, key.Namespace.Length == 0 ? null : key.Namespace, key.Name, metadata.Uid, metadata.ResourceVersion, reason, message, fieldPath);
    }

    /// <summary>What an event says; null when it lacks a part that the recorder's events have.</summary>
    public static EventSaying? Of(Event item) => item is { Type: { } type, Source: { Component: not null } source, Reason: { } reason, Message: { } message }
        ? new EventSaying(
            type,
            source,
            item.InvolvedObject.ApiVersion,
            item.InvolvedObject.Kind,
            item.InvolvedObject.Namespace,
            item.InvolvedObject.Name,
            item.InvolvedObject.Uid,
            item.InvolvedObject.ResourceVersion,
            reason,
            message,
            item.InvolvedObject.FieldPath)
        : null;

    /// <summary>Whether both say the same of the same object, of whichever version.</summary>
    public bool IsSameAs(in EventSaying other) =>
        Uid == other.Uid
        && Message == other.Message
        && Reason == other.Reason
        && Type == other.Type
        && Source.Component == other.Source.Component
        && Name == other.Name
        && Kind == other.Kind
        && (InvolvedNamespace ?? "") == (other.InvolvedNamespace ?? "")
        && FieldPath == other.FieldPath;

    /// <summary>The sum of the numbers in a text: what is said of the pods of a set differs in these.</summary>
    private static int NumbersIn(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var at = 0; text[at..].IndexOfAnyInRange('0', '9') is var next and >= 0;)
        {
            var number = 0;
            for (at += next; at < text.Length && char.IsAsciiDigit(text[at]); at++)
            {
                number = unchecked((number * 10) + (text[at] - '0'));
            }

            sum = unchecked(sum + number);
        }

        return sum;
    }

    /// <summary>The event, seen once.</summary>
    public Event ToEvent(ObjectMeta metadata, DateTimeOffset now) => new(metadata)
    {
        InvolvedObject = new ObjectReference
        {
            ApiVersion = ApiVersion,
            Kind = Kind,
            Namespace = InvolvedNamespace,
            Name = Name,
            Uid = Uid,
            ResourceVersion = ResourceVersion,
            FieldPath = FieldPath,
        },
        Type = Type,
        Reason = Reason,
        Message = Message,
        Source = Source,
        ReportingComponent = Source.Component,
        ReportingInstance = "",
        Count = 1,
        FirstTimestamp = now,
        LastTimestamp = now,
    };
}
