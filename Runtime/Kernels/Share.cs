namespace Backpropamine.Kernels;

/// <summary>
/// The columns of a lane that are one member's. A lane is divided into blocks by its size alone, so that the order of sums over
/// blocks does not depend on the number of threads.
/// </summary>
internal readonly unsafe struct Share
{
    /// <summary>Columns of a block: whole vectors of 64 bytes, of any type.</summary>
    private const int Grain = 16;

    private const int Widest = 256;

    private readonly int _columns;
    private readonly int _blocks;

    public Share(int columns, int members, int member)
    {
        (_columns, _blocks) = (columns, Blocks(columns));
        (First, Last) = (member * _blocks / members, (member + 1) * _blocks / members);
        (From, To) = (Start(First), Start(Last));
    }

    /// <summary>The first block.</summary>
    public int First { get; }

    /// <summary>After the last block.</summary>
    public int Last { get; }

    /// <summary>The first column.</summary>
    public int From { get; }

    /// <summary>After the last column.</summary>
    public int To { get; }

    /// <summary>How many blocks a lane has.</summary>
    public static int Blocks(int columns) => (columns + Widest - 1) / Widest;

    public Block Block(int index, int rows, bool upward = false) => new(rows, Start(index), Start(index + 1), _columns, upward);

    /// <summary>The block that comes at a place from <see cref="First"/> on.</summary>
    public int Index(int place, bool upward) => upward ? First + Last - 1 - place : place;

    public void Zero<T>(T* row)
        where T : unmanaged => new Span<T>(row + From, To - From).Clear();

    private int Start(int index) => index == _blocks ? _columns : index * (_columns / Grain) / _blocks * Grain;
}
