using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)> where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> values = [];
    private readonly List<TKey> order = [];

    public TValue this[TKey key]
    {
        get => values[key];
        set
        {
            if (values.TryAdd(key, value)) order.Add(key);
            else values[key] = value;
        }
    }

    public (TKey, TValue) this[int index]
    {
        get => (order[index], values[order[index]]);
        set
        {
            RemoveAt(index);
            Insert(index, value);
        }
    }

    public ICollection<TKey> Keys => order.AsReadOnly();
    public ICollection<TValue> Values => order.ConvertAll(key => values[key]);
    public int Count => order.Count;
    public bool IsReadOnly => false;

    public void Add(TKey key, TValue value)
    {
        values.Add(key, value);
        order.Add(key);
    }

    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);
    public void Add((TKey, TValue) item) => Add(item.Item1, item.Item2);

    public void Insert(int index, (TKey, TValue) item)
    {
        values.Add(item.Item1, item.Item2);
        order.Insert(index, item.Item1);
    }

    public bool ContainsKey(TKey key) => values.ContainsKey(key);
    public bool Contains(KeyValuePair<TKey, TValue> item) => Contains((item.Key, item.Value));
    public bool Contains((TKey, TValue) item) => values.TryGetValue(item.Item1, out var value) && Equals(value, item.Item2);
    public int IndexOf((TKey, TValue) item) => Contains(item) ? order.IndexOf(item.Item1) : -1;
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => values.TryGetValue(key, out value);
    public bool Remove(TKey key) => values.Remove(key) && order.Remove(key);
    public bool Remove(KeyValuePair<TKey, TValue> item) => Contains(item) && Remove(item.Key);
    public bool Remove((TKey, TValue) item) => Contains(item) && Remove(item.Item1);

    public void RemoveAt(int index)
    {
        values.Remove(order[index]);
        order.RemoveAt(index);
    }

    public void Clear()
    {
        values.Clear();
        order.Clear();
    }

    public void clear() => Clear();

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach (var key in order) array[arrayIndex++] = new(key, values[key]);
    }

    public void CopyTo((TKey, TValue)[] array, int arrayIndex)
    {
        foreach (var key in order) array[arrayIndex++] = (key, values[key]);
    }

    public IEnumerator<(TKey, TValue)> GetEnumerator()
    {
        foreach (var key in order) yield return (key, values[key]);
    }

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        order.ConvertAll(key => new KeyValuePair<TKey, TValue>(key, values[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
