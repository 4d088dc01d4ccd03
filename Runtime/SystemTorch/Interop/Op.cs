using System.Runtime.CompilerServices;
using System.Text;

namespace TorchSharp;

/// <summary>An ATen operator, found once in LibTorch's dispatcher by schema name and overload, then called boxed.</summary>
internal sealed unsafe class Op(string name, string overload = "")
{
    private nint handle;

    /// <summary>Calls the operator and returns its one tensor.</summary>
    public torch.Tensor Call(params ReadOnlySpan<Arg> args)
    {
        NativeValue result;
        Invoke(args, &result, 1);
        return new torch.Tensor(result.Pointer);
    }

    /// <summary>Calls the operator for its effect.</summary>
    public void Run(params ReadOnlySpan<Arg> args) => Invoke(args, null, 0);

    /// <summary>Calls the operator and returns its two tensors.</summary>
    public (torch.Tensor, torch.Tensor) Pair(params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc NativeValue[2];
        Invoke(args, results, 2);
        return (new torch.Tensor(results[0].Pointer), new torch.Tensor(results[1].Pointer));
    }

    /// <summary>Calls the operator and returns its three tensors.</summary>
    public (torch.Tensor, torch.Tensor, torch.Tensor) Triple(params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc NativeValue[3];
        Invoke(args, results, 3);
        return (new torch.Tensor(results[0].Pointer), new torch.Tensor(results[1].Pointer), new torch.Tensor(results[2].Pointer));
    }

    /// <summary>Calls the operator and returns its list of tensors.</summary>
    public torch.Tensor[] Many(params ReadOnlySpan<Arg> args)
    {
        NativeValue result;
        Invoke(args, &result, 1);
        var list = new torch.Tensor[result.Count];
        for (var i = 0; i < list.Length; i++) list[i] = new torch.Tensor(((nint*)result.Pointer)[i]);
        Native.st_free_list(result.Pointer);
        return list;
    }

    /// <summary>Calls the operator and returns its one number or truth value.</summary>
    public NativeValue Value(params ReadOnlySpan<Arg> args)
    {
        NativeValue result;
        Invoke(args, &result, 1);
        return result;
    }

    private void Invoke(ReadOnlySpan<Arg> args, NativeValue* results, int capacity)
    {
        if (handle == 0) handle = Find();
        var words = 0;
        foreach (ref readonly var arg in args)
            if (arg.Reference is Array list) words += list.Length;
            else if (arg.Reference is string text) words += Encoding.UTF8.GetMaxByteCount(text.Length) / sizeof(long) + 1;

        var values = stackalloc NativeValue[args.Length];
        var room = stackalloc long[words];
        for (var i = 0; i < args.Length; i++)
        {
            ref readonly var arg = ref args[i];
            var value = values + i;
            value->Tag = arg.Tag;
            value->Bits = arg.Bits;
            if (arg.Reference is not null) room = Reference(arg, value, room);
            else if (arg.Tag == Tag.Device)
            {
                value->Count = (int)(uint)arg.Bits;
                value->Bits = arg.Bits >> 32;
            }
        }

        var count = Native.st_call(handle, values, args.Length, results, capacity);
        foreach (ref readonly var arg in args) GC.KeepAlive(arg.Reference);
        if (count < 0) Native.Throw();
    }

    private static long* Reference(in Arg arg, NativeValue* value, long* room)
    {
        switch (arg.Tag)
        {
            case Tag.Tensor:
                value->Bits = Unsafe.As<torch.Tensor>(arg.Reference!).Handle;
                return room;
            case Tag.Generator:
                value->Bits = Unsafe.As<torch.Generator>(arg.Reference!).Handle;
                return room;
            case Tag.String:
                var text = (string)arg.Reference!;
                value->Bits = (nint)room;
                value->Count = Encoding.UTF8.GetBytes(text, new Span<byte>(room, Encoding.UTF8.GetMaxByteCount(text.Length)));
                return room + Encoding.UTF8.GetMaxByteCount(text.Length) / sizeof(long) + 1;
            default:
                var list = (Array)arg.Reference!;
                value->Bits = (nint)room;
                value->Count = list.Length;
                if (list is long[] integers) integers.CopyTo(new Span<long>(room, integers.Length));
                else if (list is double[] reals) reals.CopyTo(new Span<double>(room, reals.Length));
                else for (var i = 0; i < list.Length; i++) room[i] = ((torch.Tensor?[])list)[i] is { } t ? t.Handle : 0;
                return room + list.Length;
        }
    }

    private nint Find()
    {
        var found = Native.st_find("aten::" + name, overload);
        if (found == 0) Native.Throw();
        return found;
    }
}
