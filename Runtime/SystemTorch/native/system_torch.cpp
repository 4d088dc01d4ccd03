// A C interface to LibTorch, as small as it can be: the dispatcher called by schema name with boxed arguments, tensor
// lifetime and raw data, gradient mode, backward, and a graph node whose backward is a callback. Every function that
// can fail returns a negative number or null and leaves LibTorch's message in a thread-local string.
#include "autograd.h"
#include "boxing.h"
#include "dispatch.h"
#include "functions.h"
#include "settings.h"
#include "tensors.h"
