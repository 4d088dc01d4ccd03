using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Backpropamine;

/// <summary>
/// The functions of MPI that ranks need, from the library that is there at run time: Open MPI, whose handles are addresses, or MPICH and its
/// relatives, whose handles are numbers. All that is sent is bytes, so two handles are enough. MPI ends all ranks itself where a call fails.
/// </summary>
internal sealed unsafe class Mpi
{
    /// <summary>Bytes of a status are fewer than this in all implementations.</summary>
    private const int StatusSize = 128;
    private const int Serialized = 2;
    private const int MostBytes = 1 << 30;
    private const nint MpichWorld = 0x44000000;
    private const nint MpichByte = 0x4c00010d;
    private const string OpenMpiWorld = "ompi_mpi_comm_world";
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1);

    private readonly nint _library;
    private readonly nint _world;
    private readonly nint _byte;
    private readonly delegate* unmanaged<void*, int, nint, void*, int, nint, nint, int> _toAll;
    private readonly delegate* unmanaged<void*, int, nint, void*, int, nint, nint, int> _gather;
    private readonly delegate* unmanaged<void*, int, nint, int, int, nint, int> _send;
    private readonly delegate* unmanaged<void*, int, nint, int, int, nint, void*, int> _receive;
    private readonly delegate* unmanaged<int, int, nint, int*, void*, int> _probe;
    private readonly delegate* unmanaged<nint, int, int> _abort;
    private readonly delegate* unmanaged<int> _finish;

    private Mpi(nint library)
    {
        _library = library;
        var isOpenMpi = NativeLibrary.TryGetExport(library, OpenMpiWorld, out var world);
        (_world, _byte) = isOpenMpi ? (world, NativeLibrary.GetExport(library, "ompi_mpi_byte")) : (MpichWorld, MpichByte);
        _toAll = (delegate* unmanaged<void*, int, nint, void*, int, nint, nint, int>)Export("MPI_Alltoall");
        _gather = (delegate* unmanaged<void*, int, nint, void*, int, nint, nint, int>)Export("MPI_Allgather");
        _send = (delegate* unmanaged<void*, int, nint, int, int, nint, int>)Export("MPI_Send");
        _receive = (delegate* unmanaged<void*, int, nint, int, int, nint, void*, int>)Export("MPI_Recv");
        _probe = (delegate* unmanaged<int, int, nint, int*, void*, int>)Export("MPI_Iprobe");
        _abort = (delegate* unmanaged<nint, int, int>)Export("MPI_Abort");
        _finish = (delegate* unmanaged<int>)Export("MPI_Finalize");
    }

    /// <summary>The rank of this process.</summary>
    public int Rank { get; private set; }

    /// <summary>The number of ranks.</summary>
    public int Size { get; private set; }

    /// <summary>Loads the library and joins the other ranks.</summary>
    /// <param name="start">How this process was started.</param>
    /// <exception cref="RanksException">There is no library, or it is not the starter's.</exception>
    public static Mpi Join(MpiStart start)
    {
        var (library, name) = Load(start);
        int provided, rank, size;
        ((delegate* unmanaged<void*, void*, int, int*, int>)NativeLibrary.GetExport(library, "MPI_Init_thread"))(null, null, Serialized, &provided);
        var mpi = new Mpi(library);
        ((delegate* unmanaged<nint, int*, int>)mpi.Export("MPI_Comm_rank"))(mpi._world, &rank);
        ((delegate* unmanaged<nint, int*, int>)mpi.Export("MPI_Comm_size"))(mpi._world, &size);
        (mpi.Rank, mpi.Size) = (rank, size);
        if (provided >= Serialized && (size == start.Size || start.Size == 0))
            return mpi;
        mpi.Finish();
        throw new RanksException(
            provided < Serialized
                ? $"{name} was built without support for threads, which .NET needs: install another MPI"
                : $"{start.Size} ranks were started, but {name} knows of {size}: it does not belong to this mpirun; name the library that does in {MpiStart.Variable}",
            start.Rank);
    }

    /// <summary>Sends the j-th of K equal parts to rank j, and gets a part from each.</summary>
    /// <param name="from">K parts.</param>
    /// <param name="to">K parts, in the order of the ranks that sent them.</param>
    /// <param name="bytes">Bytes of a part.</param>
    public void ToAll(void* from, void* to, int bytes) => _ = _toAll(from, bytes, _byte, to, bytes, _byte, _world);

    /// <summary>Gives every rank what all ranks have.</summary>
    /// <param name="own">What this rank has.</param>
    /// <param name="all">K such parts, in the order of the ranks.</param>
    /// <param name="bytes">Bytes of a part.</param>
    public void Gather(void* own, void* all, int bytes) => _ = _gather(own, bytes, _byte, all, bytes, _byte, _world);

    /// <summary>Sends bytes to one rank.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="count">How many.</param>
    /// <param name="rank">The rank.</param>
    public void Send(byte* bytes, long count, int rank)
    {
        for (long at = 0; at == 0 || at < count; at += MostBytes)
            _ = _send(bytes + at, (int)Math.Min(MostBytes, count - at), _byte, rank, 0, _world);
    }

    /// <summary>Receives bytes from one rank, which sends as many.</summary>
    /// <param name="bytes">Where they go.</param>
    /// <param name="count">How many.</param>
    /// <param name="rank">The rank.</param>
    public void Receive(byte* bytes, long count, int rank)
    {
        var status = stackalloc byte[StatusSize];
        for (long at = 0; at == 0 || at < count; at += MostBytes)
            _ = _receive(bytes + at, (int)Math.Min(MostBytes, count - at), _byte, rank, 0, _world, status);
    }

    /// <summary>Waits until a rank has sent something, without work for the processor: MPI's own calls wait in a loop.</summary>
    /// <param name="rank">The rank.</param>
    public void AwaitMessage(int rank)
    {
        var status = stackalloc byte[StatusSize];
        for (var there = 0; ;)
        {
            _ = _probe(rank, 0, _world, &there, status);
            if (there != 0)
                return;
            Thread.Sleep(Patience);
        }
    }

    /// <summary>Ends all ranks at once.</summary>
    /// <param name="code">The exit code.</param>
    [DoesNotReturn]
    public void Abort(int code)
    {
        _ = _abort(_world, code);
        Environment.Exit(code);
    }

    /// <summary>Leaves the other ranks; all have to.</summary>
    public void Finish() => _ = _finish();

    private nint Export(string function) => NativeLibrary.GetExport(_library, function);

    private static (nint Library, string Name) Load(MpiStart start)
    {
        foreach (var name in start.Libraries)
            if (NativeLibrary.TryLoad(name, out var library) && NativeLibrary.TryGetExport(library, "MPI_Init_thread", out _))
                return (library, name);
        throw new RanksException(
            $"this process was started as one of several ranks, but no MPI library can be loaded ({string.Join(", ", start.Libraries)}): install Open MPI or MPICH, or name the library in {MpiStart.Variable}",
            start.Rank);
    }
}
