package vn.phoihop.sample;

import java.util.List;
import java.util.Map;

/** What the invented items say, by topic. */
final class ItemTexts {

    /** A line, and what stands under it. */
    record Said(String title, String text) {}

    static final Map<String, List<Said>> BULLETINS = Map.of(
            "ABROAD_FACING",
            List.of(
                    new Said(
                            "Hoạt động dân cư khu vực ngoại biên đối diện",
                            "Khu vực đối diện có thêm lán tạm và người tập trung buôn bán; chưa có biểu hiện phức tạp."),
                    new Said(
                            "Sòng bạc đối diện hoạt động trở lại",
                            "Cơ sở kinh doanh đối diện cửa khẩu mở cửa trở lại; lượng người qua lại đường mòn tăng về chiều tối."),
                    new Said(
                            "Phía bạn thay đổi giờ trực cửa khẩu",
                            "Phía bạn rút ngắn giờ trực buổi chiều; đề nghị các đơn vị điều chỉnh lịch phối hợp.")),
            "BORDER",
            List.of(
                    new Said(
                            "Đường mòn mới cạnh cột mốc",
                            "Phát hiện lối mòn mới qua bờ ruộng, có dấu xe thô sơ; đã bố trí chốt tạm."),
                    new Said(
                            "Xuồng chở hàng neo đậu gần kênh biên giới",
                            "Từ 5 đến 7 xuồng máy neo đậu ban đêm, nghi chờ vận chuyển hàng nhập lậu."),
                    new Said(
                            "Sạt lở bờ kênh gần mốc giới",
                            "Bờ kênh sạt lở khoảng 20 m, chưa ảnh hưởng mốc; đề nghị theo dõi thêm.")),
            "SEA",
            List.of(
                    new Said(
                            "Tàu cá nước ngoài hoạt động gần vùng chồng lấn",
                            "Một nhóm 4 tàu cá nước ngoài thả trôi từ đêm, chưa đánh bắt; đang theo dõi."),
                    new Said(
                            "Tàu dịch vụ nghi sang mạn dầu",
                            "Hai tàu cặp mạn khoảng 40 phút rồi tách ra đi hai hướng; đề nghị kiểm tra khi vào cảng."),
                    new Said(
                            "Tàu cá mất kết nối giám sát hành trình",
                            "3 tàu cá mất tín hiệu quá 6 giờ ở phía nam đảo; đã báo chủ tàu qua đơn vị quản lý.")),
            "ENTRY_EXIT",
            List.of(
                    new Said(
                            "Lượng người xuất cảnh qua cửa khẩu phụ tăng",
                            "Số người qua cửa khẩu phụ tăng gần gấp đôi tuần trước, chủ yếu lao động thời vụ."),
                    new Said(
                            "Giấy tờ nghi sửa chữa tại cửa khẩu",
                            "Kiểm tra phát hiện một loại giấy thông hành có dấu hiệu tẩy xóa; đề nghị các trạm lưu ý mẫu này.")),
            "ILLEGAL_MIGRATION",
            List.of(
                    new Said(
                            "Nghi có điểm tập kết người xuất cảnh trái phép",
                            "Nhà trọ ven kênh có nhóm người lạ lưu trú ngắn ngày; đề nghị nắm tình hình."),
                    new Said(
                            "Nhóm người vượt biên bằng đường biển",
                            "Khoảng 10 người lên bãi vắng lúc rạng sáng rồi đi bằng xe tải nhẹ về hướng trung tâm.")),
            "EPIDEMIC",
            List.of(
                    new Said(
                            "Ổ dịch tại khu chợ giáp biên",
                            "Ngành y tế ghi nhận 12 ca trong ba ngày; chợ tạm ngừng, đề nghị tăng chốt kiểm soát."),
                    new Said(
                            "Thuyền viên cần cách ly theo dõi",
                            "Tàu hàng vào cảng có thuyền viên sốt; đã bố trí neo tại phao, chờ y tế lấy mẫu.")),
            "CRIME",
            List.of(
                    new Said(
                            "Phương thức mới vận chuyển thuốc lá lậu",
                            "Hàng được chia nhỏ, giấu trong thùng trái cây, chở bằng xe máy vào đầu giờ sáng."),
                    new Said(
                            "Nhóm cho vay nặng lãi chuyển địa bàn",
                            "Nhóm này rời trung tâm về các xã ven biển; đề nghị công an cơ sở lưu ý."),
                    new Said(
                            "Trộm cắp ngư cụ tại bến cá",
                            "Trong tuần xảy ra 3 vụ mất ngư cụ vào ban đêm; đề nghị tuần tra chung tại bến.")));

    static final Map<String, List<Said>> REQUESTS = Map.of(
            "ABROAD_FACING",
            List.of(new Said(
                    "Xác minh tin tập trung đông người phía đối diện",
                    "Có đúng là có tụ tập trước trạm đối diện chiều qua không, quy mô thế nào?")),
            "BORDER",
            List.of(
                    new Said(
                            "Xác minh dấu vết tại đường mòn",
                            "Đơn vị có ghi nhận người hoặc xe qua lối mòn này trong ba đêm gần đây không?"),
                    new Said(
                            "Kiểm tra kho tạm sát biên giới",
                            "Kho tạm dựng tháng trước đang chứa hàng gì, ai cho phép dựng?")),
            "SEA",
            List.of(
                    new Said(
                            "Xác minh tàu dịch vụ vào cảng",
                            "Tàu có làm thủ tục nhập cảng không, chở hàng gì, còn ở cảng hay đã rời?"),
                    new Said(
                            "Kiểm tra nguồn gốc dầu trên tàu cá",
                            "Đề nghị cho biết hóa đơn, nguồn gốc số dầu đã kiểm tra tại bến.")),
            "ENTRY_EXIT",
            List.of(new Said(
                    "Xác minh lượt xuất nhập cảnh của phương tiện",
                    "Phương tiện thuộc đoàn này đã qua cửa khẩu mấy lượt trong tháng?")),
            "ILLEGAL_MIGRATION",
            List.of(new Said(
                    "Xác minh điểm lưu trú nghi tập kết người",
                    "Cơ sở lưu trú này có khai báo tạm trú đủ không, có khách quốc tịch nước ngoài không?")),
            "EPIDEMIC",
            List.of(new Said(
                    "Xác minh lịch trình tàu có ca nghi nhiễm", "Tàu đã ghé những bến nào trong bảy ngày trước đó?")),
            "CRIME",
            List.of(
                    new Said(
                            "Xác minh nguồn hàng tại kho trung chuyển",
                            "Kho có giấy tờ lô hàng đã lập biên bản không, ai là người thuê kho (chỉ nêu tổ chức)?"),
                    new Said(
                            "Kiểm tra tin về điểm đánh bạc",
                            "Tin của quần chúng về điểm này có cơ sở không, đã kiểm tra lần nào chưa?")));

    static final List<String> OUTCOMES = List.of(
            "Đã bố trí tuần tra chung, phát hiện và xử lý tại chỗ",
            "Khớp với nguồn tin của đơn vị, đưa vào kế hoạch kiểm tra",
            "Đã lập hồ sơ xử lý",
            "Đã nhắc nhở, chưa phát hiện vi phạm");

    static final List<String> PARTS = List.of(
            "Đã kiểm tra thực địa, còn chờ hồ sơ cảng vụ", "Xác minh được một nửa, đang chờ địa phương trả lời");

    static final List<String> REPLIES = List.of(
            "Đã xác minh, nội dung đúng như tin; gửi kèm số liệu theo đường công văn",
            "Đã kiểm tra, chưa phát hiện dấu hiệu vi phạm",
            "Tin có một phần đúng; đã xử lý hành chính và tiếp tục theo dõi",
            "Không có cơ sở, đề nghị ngừng theo dõi");

    static final List<String> CLOSING =
            List.of("Đã hết thời gian theo dõi", "Đã xử lý xong", "Không còn diễn biến mới");

    private ItemTexts() {}
}
