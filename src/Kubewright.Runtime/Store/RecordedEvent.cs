using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>
/// What a component of the cluster has said, as the store holds it: one object where an <c>Event</c> is seven. It becomes an
/// <c>Event</c> when somebody reads it, and is the same one from then on.
/// </summary>
/// <remarks>
/// None leaves the store: <see cref="ClusterSnapshot"/> and <see cref="StoreEvent"/> give the event. It is an object of the
/// cluster itself only so that it can take the place of one there.
/// </remarks>
/// <param name="saying">What was said.</param>
/// <param name="name">The event's name.</param>
/// <param name="uid">Its uid.</param>
/// <param name="version">Its version.</param>
/// <param name="time">When it was said, in whole seconds.</param>
internal sealed class RecordedEvent(in EventSaying saying, string name, Guid uid, long version, DateTimeOffset time) : IKubernetesObject
{
    private readonly EventSaying _saying = saying;
    private Event? _event;

    /// <summary>What was said.</summary>
    public ref readonly EventSaying Saying => ref _saying;

    /// <summary>The event's name.</summary>
    public string Name => name;

    /// <summary>The event's key.</summary>
    public ObjectKey Key => new(nameof(Kubewright.Event), _saying.Namespace, name);

    /// <summary>Whether its recorder counts on it when the same is said again; not when that has become another event.</summary>
    public bool IsKnown { get; set; }

    /// <summary>The last place in the line of its recorder.</summary>
    public long Place { get; set; }

    /// <summary>The event.</summary>
    public Event Event => Volatile.Read(ref _event) ?? Write();

    string IKubernetesObject.ApiVersion => Event.ApiVersion;

    string IKubernetesObject.Kind => Event.Kind;

    ObjectMeta IKubernetesObject.Metadata => Event.Metadata;

    /// <summary>An event that another recorder has made; null when it is none of a recorder.</summary>
    public static RecordedEvent? Of(Event item) => EventSaying.Of(item) is { } saying
        ? new RecordedEvent(saying, item.Metadata.Name ?? "", default, 0, default) { _event = item }
        : null;

    /// <summary>An object as others see it.</summary>
    [return: NotNullIfNotNull(nameof(stored))]
    public static IKubernetesObject? Read(IKubernetesObject? stored) => stored is RecordedEvent recorded ? recorded.Event : stored;

    IKubernetesObject IKubernetesObject.WithMetadata(ObjectMeta metadata) => ((IKubernetesObject)Event).WithMetadata(metadata);

    IKubernetesObject IKubernetesObject.WithStatusOf(IKubernetesObject? other) => ((IKubernetesObject)Event).WithStatusOf(other);

    bool IKubernetesObject.HasSameSpec(IKubernetesObject other) => ((IKubernetesObject)Event).HasSameSpec(other);

    void IManifestValue.Write(ManifestWriter writer) => ((IManifestValue)Event).Write(writer);

    /// <summary>Makes the event. Several readers may, and all get the same one.</summary>
    private Event Write()
    {
        var written = _saying.ToEvent(
            new ObjectMeta
            {
                Name = name,
                Namespace = _saying.Namespace,
                CreationTimestamp = time,
                Uid = uid.ToString("D", CultureInfo.InvariantCulture),
                ResourceVersion = version.ToString(CultureInfo.InvariantCulture),
            },
            time);
        return Interlocked.CompareExchange(ref _event, written, null) ?? written;
    }
}
