// Lifetime, description, raw data and indexing of tensors.
#pragma once

#include <ATen/TensorIndexing.h>

#include "boxing.h"

API void st_tensor_free(at::Tensor* t) { delete t; }
API at::Tensor* st_tensor_copy(at::Tensor* t) { return new at::Tensor(*t); }

// The commonest of operators, without boxes.
API at::Tensor* st_empty(const int64_t* sizes, int count, int dtype) {
  return guarded<at::Tensor*>(nullptr, [&] {
    return owned(at::empty(at::IntArrayRef(sizes, count), static_cast<at::ScalarType>(dtype)));
  });
}

struct Info {
  int64_t numel, dim, storage_offset, element_size;
  int32_t dtype, device_type, device_index, flags;
};

API int st_info(at::Tensor* t, Info* info) {
  return guarded<int>(-1, [&] {
    info->numel = t->numel();
    info->dim = t->dim();
    info->storage_offset = t->storage_offset();
    info->element_size = t->element_size();
    info->dtype = static_cast<int32_t>(t->scalar_type());
    info->device_type = static_cast<int32_t>(t->device().type());
    info->device_index = t->device().index();
    info->flags = t->is_contiguous() ? 1 : 0;
    return 0;
  });
}

API int st_dtype(at::Tensor* t) { return static_cast<int>(t->scalar_type()); }
API int64_t st_dim(at::Tensor* t) { return t->dim(); }
API int64_t st_numel(at::Tensor* t) { return t->numel(); }

API int st_sizes(at::Tensor* t, int64_t* sizes) {
  return guarded<int>(-1, [&] {
    auto s = t->sizes();
    std::copy(s.begin(), s.end(), sizes);
    return 0;
  });
}

API int st_strides(at::Tensor* t, int64_t* strides) {
  return guarded<int>(-1, [&] {
    auto s = t->strides();
    std::copy(s.begin(), s.end(), strides);
    return 0;
  });
}

API void* st_data(at::Tensor* t) {
  return guarded<void*>(nullptr, [&] { return t->data_ptr(); });
}

enum IndexKind : int32_t { IndexNone, IndexInteger, IndexNull, IndexEllipsis, IndexBool, IndexTensor, IndexSlice };

// Which of start, stop and step are given: bits 1, 2, 4.
struct Index {
  int32_t kind, given;
  int64_t start, stop, step;
  void* tensor;
};

static std::vector<at::indexing::TensorIndex> indices(const Index* list, int count) {
  std::vector<at::indexing::TensorIndex> result;
  result.reserve(count);
  for (int i = 0; i < count; i++) {
    const Index& x = list[i];
    switch (x.kind) {
      case IndexInteger:
        result.emplace_back(x.start);
        break;
      case IndexEllipsis:
        result.emplace_back(at::indexing::Ellipsis);
        break;
      case IndexBool:
        result.emplace_back(x.start != 0);
        break;
      case IndexTensor:
        result.emplace_back(borrowed(x.tensor));
        break;
      case IndexSlice: {
        using Bound = c10::optional<int64_t>;
        result.emplace_back(at::indexing::Slice(x.given & 1 ? Bound(x.start) : Bound(),
                                                x.given & 2 ? Bound(x.stop) : Bound(),
                                                x.given & 4 ? Bound(x.step) : Bound()));
        break;
      }
      default:
        result.emplace_back(at::indexing::None);
    }
  }
  return result;
}

API at::Tensor* st_index(at::Tensor* t, const Index* list, int count) {
  return guarded<at::Tensor*>(nullptr, [&] { return owned(t->index(indices(list, count))); });
}

API int st_index_put(at::Tensor* t, const Index* list, int count, at::Tensor* value) {
  return guarded<int>(-1, [&] {
    t->index_put_(indices(list, count), *value);
    return 0;
  });
}

API int st_index_put_scalar(at::Tensor* t, const Index* list, int count, const Value* value) {
  return guarded<int>(-1, [&] {
    t->index_put_(indices(list, count), box(*value).toScalar());
    return 0;
  });
}
