using System.Collections.Concurrent;

namespace Kubewright.Import;

/// <summary>Makes what a collection expression gives.</summary>
internal abstract class CollectionMaker
{
    private static readonly ConcurrentDictionary<Type, CollectionMaker?> Cache = new();

    /// <summary>The type of the items, or of the values in pairs of key and value.</summary>
    public abstract Type Item { get; }

    /// <summary>Whether the items are pairs.</summary>
    public virtual bool IsMap => false;

    /// <summary>What makes a type; null when it is no collection.</summary>
    public static CollectionMaker? Of(Type type) => Cache.GetOrAdd(type, static type =>
        type == typeof(Labels) ? new LabelsMaker()
        : type.IsSZArray ? Create(typeof(ArrayMaker<>), type.GetElementType()!)
        : !type.IsGenericType ? null
        : type.GetGenericTypeDefinition() == typeof(ValueList<>) ? Create(typeof(ListMaker<>), type.GenericTypeArguments[0])
        : type.GetGenericTypeDefinition() == typeof(Map<>) ? Create(typeof(MapMaker<>), type.GenericTypeArguments[0])
        : null);

    /// <summary>Makes the collection.</summary>
    /// <param name="keys">The keys; as many as there are items, or none where these are no pairs.</param>
    /// <param name="items">The items or values.</param>
    public abstract object Make(string[] keys, object?[] items);

    private static CollectionMaker Create(Type maker, Type item) => (CollectionMaker)Activator.CreateInstance(maker.MakeGenericType(item))!;

    private sealed class ArrayMaker<T> : CollectionMaker
    {
        public override Type Item => typeof(T);

        public override object Make(string[] keys, object?[] items) => Array.ConvertAll(items, static item => (T)item!);
    }

    private sealed class ListMaker<T> : CollectionMaker
    {
        public override Type Item => typeof(T);

        public override object Make(string[] keys, object?[] items) => ValueList.Create<T>(Array.ConvertAll(items, static item => (T)item!));
    }

    private sealed class MapMaker<T> : CollectionMaker
    {
        public override Type Item => typeof(T);

        public override bool IsMap => true;

        public override object Make(string[] keys, object?[] items)
        {
            var pairs = new (string Key, T Value)[items.Length];
            for (var i = 0; i < pairs.Length; i++)
            {
                pairs[i] = (keys[i], (T)items[i]!);
            }

            return Map.Create<T>(pairs);
        }
    }

    private sealed class LabelsMaker : CollectionMaker
    {
        public override Type Item => typeof(string);

        public override bool IsMap => true;

        public override object Make(string[] keys, object?[] items)
        {
            var pairs = new (string Key, string Value)[items.Length];
            for (var i = 0; i < pairs.Length; i++)
            {
                pairs[i] = (keys[i], (string)items[i]!);
            }

            return Labels.Create(pairs);
        }
    }
}
