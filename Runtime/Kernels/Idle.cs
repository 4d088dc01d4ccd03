namespace Backpropamine.Kernels;

/// <summary>
/// Memory that nobody uses, kept for the next who wants as much: fresh memory costs a page fault for every 4 KiB, which is more than a sweep
/// over them. What is given must make room for what comes anew, so that there is no more memory than was once in use, and nothing stays through two full
/// garbage collections.
/// </summary>
/// <typeparam name="TItem">What holds the memory.</typeparam>
/// <param name="free">Gives it back to the system.</param>
internal sealed class Idle<TItem>(Action<TItem> free)
    where TItem : notnull
{
    /// <summary>Bytes that need not make room.</summary>
    private const long Spared = 64L << 20;

    private readonly List<(TItem Item, long Bytes, int Since)> _items = [];
    private long _bytes;
    private long _owed;
    private bool _watched;

    /// <summary>What is kept.</summary>
    public long Bytes
    {
        get
        {
            lock (_items) return _bytes;
        }
    }

    /// <summary>Takes an item of a size, the last that was given; where there is none, others make room for a new one.</summary>
    public bool TryTake(long bytes, out TItem? item)
    {
        lock (_items)
        {
            for (var i = _items.Count - 1; i >= 0; i--)
            {
                if (_items[i].Bytes != bytes) continue;
                item = RemoveAt(i);
                return true;
            }

            _owed += bytes;
            while (_bytes > Spared && _items[0].Bytes <= _owed)
            {
                _owed -= _items[0].Bytes;
                free(RemoveAt(0));
            }

            if (_bytes <= Spared) _owed = 0;
        }

        item = default;
        return false;
    }

    /// <summary>Keeps an item.</summary>
    public void Give(TItem item, long bytes)
    {
        lock (_items)
        {
            _items.Add((item, bytes, GC.CollectionCount(2)));
            _bytes += bytes;
            if (!_watched) _ = new Watch(this);
            _watched = true;
        }
    }

    /// <summary>Frees an item, if it is still here.</summary>
    public bool Remove(Predicate<TItem> wanted)
    {
        lock (_items)
        {
            var index = _items.FindIndex(entry => wanted(entry.Item));
            if (index >= 0) free(RemoveAt(index));
            return index >= 0;
        }
    }

    private TItem RemoveAt(int index)
    {
        var (item, bytes, _) = _items[index];
        _items.RemoveAt(index);
        _bytes -= bytes;
        return item;
    }

    /// <summary>Frees what has been here since before the last full collection but one; whether anything is left.</summary>
    private bool FreeOld()
    {
        lock (_items)
        {
            while (_items.Count > 0 && GC.CollectionCount(2) - _items[0].Since > 1) free(RemoveAt(0));
            return _watched = _items.Count > 0;
        }
    }

    /// <summary>Nothing refers to it, so that it learns of collections.</summary>
    private sealed class Watch(Idle<TItem> idle)
    {
        ~Watch()
        {
            if (idle.FreeOld()) GC.ReRegisterForFinalize(this);
        }
    }
}
